namespace IotSms.Pdu.Tables;

/// <summary>Urdu (3GPP TS 23.038 A.3.13 and A.2.13). Code points, because editors turn right-to-left rows round.</summary>
internal static class UrduTables
{
    /// <summary>A.3.13: letters in the order of the alphabet, signs from 0x5C, Latin small letters at their usual places.</summary>
    public static CharacterTable Locking { get; } = CharacterTable.Of(
        (0x00, "\u0627\u0622\u0628\u067B\u0680\u067E\u06A6\u062A\u06C2\u067F\n\u0679\u067D\r\u067A\u067C"),
        (0x10, "\u062B\u062C\u0681\u0684\u0683\u0685\u0686\u0687\u062D\u062E\u062F\0\u068C\u0688\u0689\u068A"),
        (0x20, " !\u068F\u068D\u0630\u0631\u0691\u0693)(\u0699\u0632,\u0696.\u0698"),
        (0x30, "0123456789:;\u069A\u0633\u0634?"),
        (0x40, "\u0635\u0636\u0637\u0638\u0639\u0641\u0642\u06A9\u06AA\u06AB\u06AF\u06B3\u06B1\u0644\u0645\u0646"),
        (0x50, "\u06BA\u06BB\u06BC\u0648\u06C4\u06D5\u06C1\u06BE\u0621\u06CC\u06D0\u06D2\u064D\u0650\u064F\u0657"),
        (0x60, "\u0654abcdefghijklmno"),
        (0x70, "pqrstuvwxyz\u0655\u0651\u0653\u0656\u0670"));

    /// <summary>A.2.13.</summary>
    public static CharacterTable Single { get; } = IndicTables.SingleSkeleton.With(
        (0x19, "\u0600\u0601"),
        (0x1C, "\u06F0\u06F1\u06F2\u06F3\u06F4\u06F5\u06F6\u06F7\u06F8\u06F9\u060C\u060D"),
        (0x2A, "\u060E\u060F\u0610\u0611\u0612"),
        (0x30, "\u0613\u0614\u061B\u061F\u0640\u0652\u0658\u066B\u066C\u0672\u0673\u06CD"),
        (0x3F, "\u06D4"));
}
