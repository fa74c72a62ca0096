using System.Buffers;
using System.Text;
using IotSms.Modem.At;

namespace IotSms.Modem.Tests.At;

/// <summary>What modules send, cut in two at every position: the outcome may not depend on where a read ended.</summary>
public sealed class TranscriptTests
{
    private const string Report = "079194710726000006220C91947110325476426010210000804260102100708000";
    private const string Deliver = "0791947107260000040C919471103254760000421013329585800BC8329BFD06DDDF723619";

    public static TheoryData<string, string, string> Transcripts => new()
    {
        { "AT", "\r\nOK\r\n", "ok" },
        { "ATE0", "ATE0\r\r\nOK\r\n", "ok" },
        { "AT+CSQ", "AT+CSQ\r\r\n+CSQ: 18,0\r\n\r\nOK\r\n", "+CSQ: 18,0|ok" },
        { "AT+CMGS=23", "\r\n> ~\r\n+CMGS: 34\r\n\r\nOK\r\n", "prompt|+CMGS: 34|ok" },
        { "AT+CMGS=23", "AT+CMGS=23\r\r\n> ~0011AABB\x1A\r\n+CMGS: 126\r\n\r\nOK\r\n", "prompt|+CMGS: 126|ok" },
        { "AT+CMGS=23", "\r\n>~\r\n+CMGS:34\r\n\r\nOK\r\n", "prompt|+CMGS:34|ok" },
        { "AT+CMGS=23", "\r\n>\r\n~\r\n> \r\n+CMGS: 34\r\nOK\r\n", "prompt|+CMGS: 34|ok" },
        { "AT+CMGS=23", "\r\n+CMTI: \"SM\",4\r\n\r\n> ~\r\n+CMS ERROR: 38\r\n", "MessageStored|prompt|+CMS ERROR: 38" },
        { "AT+CMGS=23", "\r\n> ~\r\nRING\r\n\r\n+CMTI: \"SM\",5\r\n\r\n+CMGS: 34\r\n\r\nOK\r\n", "prompt|Ring|MessageStored|+CMGS: 34|ok" },
        { "AT+CMGS=23", "\r\n> ~\r\nNO CARRIER\r\n\r\n+CMGS: 34\r\n\r\nOK\r\n", "prompt|CallEnded|+CMGS: 34|ok" },
        { "AT+CMGS=23", "\r\nERROR\r\n", "ERROR" },
        { "AT+CMGR=0", $"\r\n+CMGR: 0,,29\r\n{Deliver}\r\n\r\nOK\r\n", $"+CMGR: 0,,29|{Deliver}|ok" },
        {
            "AT+CMGR=0", $"\r\n+CMGR: 0,,29\r\n\r\n+CMTI: \"ME\",1\r\n\r\n{Deliver}\r\n\r\nOK\r\n",
            $"MessageStored|+CMGR: 0,,29|{Deliver}|ok"
        },
        { "AT+CMGR=7", "\r\nOK\r\n", "ok" },
        {
            "AT+CMGL=4", $"\r\n+CMGL: 1,1,\"\",24\r\n{Deliver}\r\n\r\n+CMTI: \"SM\",7\r\n\r\n+CMGL: 2,0,\"\",24\r\n{Deliver}\r\n\r\nOK\r\n",
            $"MessageStored|+CMGL: 1,1,\"\",24|{Deliver}|+CMGL: 2,0,\"\",24|{Deliver}|ok"
        },
        { "AT+CREG?", "\r\n+CREG: 1\r\n\r\n+CREG: 2,1,\"1A2B\",\"3C4D\"\r\n\r\nOK\r\n", "Registration|+CREG: 2,1,\"1A2B\",\"3C4D\"|ok" },
        {
            "AT+CREG?", "\r\n+CREG: 5,\"1A2B\",\"3C4D\"\r\n\r\n+CGREG: 5\r\n\r\n+CREG: 2,5\r\n\r\nOK\r\n",
            "Registration|Registration|+CREG: 2,5|ok"
        },
        { "AT+CPIN?", "\r\n+CPIN: NOT READY\r\n\r\n+CPIN: SIM PIN\r\n\r\nOK\r\n", "Sim|+CPIN: SIM PIN|ok" },
        { "AT+CGSN", "\r\n^RSSI: 12\r\n\r\n861311000000123\r\n\r\nOK\r\n", "Other|861311000000123|ok" },
        { "AT+CSQ", $"\r\n+CDS: 25\r\n{Report}\r\n\r\n+CSQ: 9,0\r\n\r\nOK\r\n", $"ReportRouted {Report}|+CSQ: 9,0|ok" },
        { "AT+CSQ", "\0IIII\xFF\xFF\xFF\xFF\r\r\n+CRING: VOICE\r\r\n\n+CSQ: 9,0\n\r\nO\0K\r\n", "Ring|+CSQ: 9,0|ok" },
        { "AT+CSQ", "\r\n+CUSD: 0,\"line one\r\n\r\nOK\r\nline, \",15\r\n\r\n+CSQ: 9,0\r\n\r\nOK\r\n", "Ussd|+CSQ: 9,0|ok" },
        { "AT+CMGS=23", "\r\nOK\r\n\r\n> ~\r\n+CMGS: 34\r\n\r\nOK\r\n", "prompt|+CMGS: 34|ok" },
        { "AT+CMGS=23", "\r\n+CMGS: 33\r\n\r\nOK\r\n\r\n> ~\r\n+CMGS: 34\r\n\r\nOK\r\n", "prompt|+CMGS: 34|ok" },
        { "AT+CMGS=23", $"\r\n> ~\r\n+CDS: 25\r\n{Report}\r\n\r\n+CMGS: 34\r\n\r\nOK\r\n", $"prompt|ReportRouted {Report}|+CMGS: 34|ok" },
        { "AT+CMGS=23", "\r\n> ~\r\n+CDS: 25\r\n\r\n+CMGS: 34\r\n\r\nOK\r\n", "prompt|+CMGS: 34|ok" },
        {
            "AT+CMGS=23", $"\r\n> ~\r\n+CDS: 25\r\n\r\n+CMGS: 34\r\n\r\n{Report}\r\n\r\nOK\r\n",
            $"prompt|ReportRouted {Report}|+CMGS: 34|ok"
        },
        { "AT+CMGS=23", "\r\n> ~\r\n+CMS ERROR: Unknown error\r\n", "prompt|+CMS ERROR: 500" },
        { "AT+CMGS=23", "\r\n> > ~\r\n+CMS ERROR: 304\r\n", "prompt|+CMS ERROR: 304" },
        { "AT+CMGS=23", "AT+CMGS=23\r\r\n+CMS ERROR: 304\r\n", "+CMS ERROR: 304" },
        {
            "AT+CMGR=0", $"\r\n+CMGR: 0,,29\r\n\r\n+CDS: 25\r\n{Report}\r\n{Deliver}\r\n\r\nOK\r\n",
            $"ReportRouted {Report}|+CMGR: 0,,29|{Deliver}|ok"
        },
        { "AT+CMGR=0", "\r\n+CMGR: 0,,29\r\n\r\nOK\r\n", "+CMGR: 0,,29|ok" },
        { "AT+CMGR=0", $"\r\n+CMGR: 0,,29,{Deliver}\r\n\r\nOK\r\n", $"+CMGR: 0,,29,{Deliver}|{Deliver}|ok" },
        {
            "AT+CMGL=4", $"\r\n+CMGL: 1,1,\"\",29\r\n\r\n+CMGL: 2,0,\"\",29\r\n{Deliver}\r\n\r\nOK\r\n",
            $"+CMGL: 1,1,\"\",29|+CMGL: 2,0,\"\",29|{Deliver}|ok"
        },
        { "AT+CMGL=4", $"\r\n+CMGL: 1,1,\"\",29\r\n \"{Deliver}\"\r\n\r\nERROR\r\n", $"+CMGL: 1,1,\"\",29|{Deliver}|ERROR" },
        {
            "AT+CSQ", "\r\n+CREG: 5\r\n\r\n+CGREG: 5\r\n\r\n+CMTI: \"SM\",1\r\n+CMTI: \"SM\",2\r\n\r\n+CSQ: 9,0\r\n\r\nOK\r\n",
            "Registration|Registration|MessageStored|MessageStored|+CSQ: 9,0|ok"
        },
        {
            "AT+CSQ", "\r\n+CUSD: 0,\"a 5\" pipe\r\nof \"yours\",\r\nok\",15\r\n\r\n+CMTI: \"SM\",3\r\n\r\n+CSQ: 9,0\r\n\r\nOK\r\n",
            "Ussd|MessageStored|+CSQ: 9,0|ok"
        },
        {
            "AT+CSQ", "\r\nRING\r\n\r\n+CLIP: \"+4790055555\",145,\"\",0,\"\",0\r\n\r\nNO CARRIER\r\n\r\n+CSQ:9,0\r\nOK\r\n",
            "Ring|CallingLine|CallEnded|+CSQ:9,0|ok"
        },
        {
            "AT+CSQ", "\r\n+CBM: 88\r\n00112233445566778899AABBCCDDEEFF\r\n\r\n+CSQ: 9,0\r\n\r\nOK\r\n",
            "Other 00112233445566778899AABBCCDDEEFF|+CSQ: 9,0|ok"
        },
        { "AT+CSQ", "\r\n+CSQN: 9,0\r\n\r\n+CSQ: 8,0\r\n\r\nOK\r\n", "Signal|+CSQ: 8,0|ok" },
        { "AT+CSQ", "AT+CS\r\r\n+CSQ: 8,0\r\n\r\nOK\r\n", "+CSQ: 8,0|ok" },
        { "ATH", "\r\nCOMMAND NOT SUPPORT\r\n", "COMMAND NOT SUPPORT" },
        { "AT+CMEE?", "\r\n+CMS ERROR: 500\r\n\r\nERROR\r\n\r\n+CMEE: 1\r\n\r\nOK\r\n", "+CMEE: 1|ok" },
        { "AT+CPIN?", "\r\n+CME ERROR: \r\n", "+CME ERROR: unknown error" },
        { "AT+CPIN?", "\r\n+CME ERROR: SIM busy\r\n", "+CME ERROR: 14" },
        { "AT+CPIN?", "\r\n+CME ERROR:\r\n\r\n+CPIN: READY\r\n\r\nOK\r\n", "+CPIN: READY|ok" },
        { "AT+CMEE?", "\r\nOK\r\n\r\n+CMGS: 35\r\n\r\nOK\r\n\r\n+CMEE: 1\r\n\r\nOK\r\n", "+CMEE: 1|ok" },
    };

    [Theory]
    [MemberData(nameof(Transcripts))]
    public void The_outcome_is_the_same_wherever_a_read_ends(string command, string transcript, string expected)
    {
        for (var cut = 0; cut <= transcript.Length; cut++) Assert.Equal(expected, Play(command, transcript, [cut]));
    }

    [Theory]
    [MemberData(nameof(Transcripts))]
    public void The_outcome_is_the_same_byte_by_byte(string command, string transcript, string expected) =>
        Assert.Equal(expected, Play(command, transcript, [.. Enumerable.Range(0, transcript.Length)]));

    // "~" marks where the payload has been sent: a module says nothing more before that.
    private static string Play(string text, string transcript, int[] cuts)
    {
        var command = Command(text);
        var exchange = new Exchange(command, UrcTable.Generic);
        var assembler = new UrcAssembler(UrcTable.Generic);
        var reader = new AtLineReader();
        List<string> told = [];
        var waiting = "";
        for (var i = 0; i <= transcript.Length; i++)
        {
            if (i < transcript.Length && transcript[i] != '~') waiting += transcript[i];
            if (i < transcript.Length && transcript[i] != '~' && !cuts.Contains(i)) continue;
            var received = new ReadOnlySequence<byte>(Encoding.Latin1.GetBytes(waiting));
            while (exchange.FinalLine is null && reader.TryRead(ref received, exchange.AwaitsPrompt, out var token)) Feed(token);
            waiting = Encoding.Latin1.GetString(received);
            if (i < transcript.Length && transcript[i] == '~') exchange.IsPayloadSent = true;
        }

        Assert.NotNull(exchange.FinalLine);
        return string.Join('|', [.. told, .. exchange.Lines, exchange.Error?.ToString() ?? "ok"]);

        void Feed(AtToken token)
        {
            var step = assembler.Awaits(token.Text) ? ExchangeStep.NotMine : exchange.Feed(token);
            if (step == ExchangeStep.Prompted) told.Add("prompt");
            if (step == ExchangeStep.NotMine && token.Kind == AtTokenKind.Line && assembler.Feed(token.Text) is { } urc)
                told.Add(urc.Body is { } body ? $"{urc.Kind} {body}" : urc.Kind.ToString());
        }
    }

    private static AtCommand Command(string text) => text switch
    {
        _ when text.StartsWith("AT+CMGS") => AtCommands.Submit(23, "0011AABB", "m1", Task.CompletedTask),
        "AT+CMGR=0" or "AT+CMGR=7" => AtCommands.Read(0),
        "AT+CMGL=4" => AtCommands.List,
        "AT+CREG?" => AtCommands.Registration("CREG"),
        "AT+CPIN?" => AtCommands.SimState,
        "AT+CGSN" => AtCommands.Imei,
        "AT+CSQ" => AtCommands.Signal,
        "AT+CMEE?" => AtCommands.Fence,
        _ => AtCommands.Set(text),
    };
}
