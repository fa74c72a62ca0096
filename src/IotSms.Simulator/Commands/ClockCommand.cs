using System.Globalization;
using IotSms.Simulator.Module;

namespace IotSms.Simulator.Commands;

/// <summary><c>+CCLK</c> (27.007 8.15): local time with its zone in quarters of an hour.</summary>
internal static class ClockCommand
{
    public static Reply Run(VirtualModule module, AtCommand command) => command.Operation switch
    {
        AtOperation.Read => new Reply.Done($"+CCLK: \"{Text(module.Clock)}\""),
        AtOperation.Test => Reply.Ok,
        AtOperation.Set when Parse(command.Text(0)) is { } time => Set(module, time),
        _ => Reply.Error,
    };

    public static string Text(DateTimeOffset time)
    {
        var quarters = (int)(time.Offset.TotalMinutes / 15);
        return string.Create(CultureInfo.InvariantCulture, $"{time:yy/MM/dd,HH:mm:ss}{(quarters < 0 ? '-' : '+')}{Math.Abs(quarters):00}");
    }

    private static Reply.Done Set(VirtualModule module, DateTimeOffset time)
    {
        module.Clock = time;
        return new Reply.Done();
    }

    /// <summary>Reads a time as <c>+CCLK</c> writes it; null when it is none.</summary>
    public static DateTimeOffset? Parse(string? text)
    {
        if (text is not { Length: 17 or 20 }
            || !DateTime.TryParseExact(text[..17], "yy/MM/dd,HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return null;
        var quarters = text.Length == 20
            && int.TryParse(text[17..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var given) ? given : 0;
        return Math.Abs(quarters) > 56 ? null : new DateTimeOffset(local, TimeSpan.FromMinutes(15 * quarters));
    }
}
