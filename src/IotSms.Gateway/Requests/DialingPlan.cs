using System.Collections.Frozen;

namespace IotSms.Gateway;

/// <summary>
/// How a country writes its own numbers (ITU-T E.164 country code, trunk prefix of the national form). Enough to read what people type;
/// whether a number exists only the network knows.
/// </summary>
/// <param name="CountryCode">The E.164 country code.</param>
/// <param name="TrunkPrefix">What national numbers begin with and international ones leave out; null: there is none.</param>
/// <param name="Digits">Length of national numbers where there is no trunk prefix to know them by.</param>
internal sealed record DialingPlan(string CountryCode, string? TrunkPrefix, (int Min, int Max) Digits)
{
    // Country, code, trunk prefix or the national lengths.
    private const string Plans =
        """
        AE 971 0;AR 54 0;AT 43 0;AU 61 0;BA 387 0;BD 880 0;BE 32 0;BG 359 0;BR 55 0;BY 375 8;CA 1 10-10;CH 41 0;CL 56 9-9;CN 86 0;
        CO 57 10-10;CR 506 8-8;CY 357 8-8;CZ 420 9-9;DE 49 0;DK 45 8-8;DZ 213 0;EC 593 0;EE 372 7-8;EG 20 0;ES 34 9-9;FI 358 0;FO 298 6-6;
        FR 33 0;GB 44 0;GE 995 0;GH 233 0;GL 299 6-6;GR 30 10-10;GT 502 8-8;HK 852 8-8;HN 504 8-8;HR 385 0;HU 36 06;ID 62 0;IE 353 0;
        IL 972 0;IN 91 0;IS 354 7-7;IT 39 9-11;JO 962 0;JP 81 0;KE 254 0;KR 82 0;KW 965 8-8;KZ 7 8;LB 961 0;LI 423 7-7;LK 94 0;LT 370 0;
        LU 352 6-9;LV 371 8-8;MA 212 0;MD 373 0;ME 382 0;MK 389 0;MT 356 8-8;MX 52 10-10;MY 60 0;NG 234 0;NL 31 0;NO 47 8-8;NZ 64 0;
        OM 968 8-8;PA 507 7-8;PE 51 0;PH 63 0;PK 92 0;PL 48 9-9;PT 351 9-9;PY 595 0;QA 974 8-8;RO 40 0;RS 381 0;RU 7 8;SA 966 0;SE 46 0;
        SG 65 8-8;SI 386 0;SJ 47 8-8;SK 421 0;TH 66 0;TN 216 8-8;TR 90 0;TW 886 0;TZ 255 0;UA 380 0;UG 256 0;US 1 10-10;UY 598 0;UZ 998 9-9;
        VE 58 0;VN 84 0;XK 383 0;ZA 27 0
        """;

    private static readonly FrozenDictionary<string, DialingPlan> ByCountry = Plans
        .Split([';', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(plan => plan.Split(' '))
        .ToFrozenDictionary(plan => plan[0], plan => Read(plan[1], plan[2]), StringComparer.OrdinalIgnoreCase);

    /// <summary>The plan of an ISO 3166-1 country; null if it is not known here.</summary>
    public static DialingPlan? Of(string? country) => country is null ? null : ByCountry.GetValueOrDefault(country);

    /// <summary>The international form of digits, if they are a national number of this plan.</summary>
    public string? ToInternational(string digits) => TrunkPrefix is { } trunk
        ? digits.StartsWith(trunk, StringComparison.Ordinal) ? $"+{CountryCode}{digits[trunk.Length..]}" : null
        : digits.Length >= Digits.Min && digits.Length <= Digits.Max ? $"+{CountryCode}{digits}" : null;

    private static DialingPlan Read(string code, string form) => form.Split('-') is [var min, var max]
        ? new(code, null, (Number(min), Number(max)))
        : new(code, form, default);

    private static int Number(string digits) => int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
}
