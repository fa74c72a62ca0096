using System.Text;
using IotSms.Telecontrol.Alarms.Rules;

namespace IotSms.Bench;

/// <summary>How many readings the alarm rules take, in this process; what changes something is committed besides.</summary>
internal static class RuleFigures
{
    private const int Sources = 100;
    private const int Readings = 200_000;

    public static void Print()
    {
        Print("one rule, a number", Rules(1, path: null), n => $"{n % 90}");
        Print("one rule, JSON", Rules(1, "$.sensors[0].level"), Json);
        Print("100 rules, JSON", Rules(100, "$.sensors[0].level"), Json);
    }

    private static string Json(int n) => $$"""{"site":"plant","sensors":[{"level":{{n % 90}},"unit":"%"}]}""";

    private static void Print(string what, AlarmRule[] rules, Func<int, string> payload)
    {
        Reading[] readings = [.. Enumerable.Range(0, 9 * Sources).Select(n =>
            new Reading($"plant/{n % Sources}/level", Encoding.UTF8.GetBytes(payload(n)), IsOld: false))];
        var (wall, count) = (TimeProvider.System.GetUtcNow(), Readings / rules.Length);
        var book = new RuleBook(rules, [], new(TimeSpan.Zero, wall), wall);
        var began = Clock.Now;
        for (var n = 0; n < count; n++)
            book.Apply(book.Hear(readings[n % readings.Length], new(TimeSpan.FromMilliseconds(n), wall)));
        Figures.Print($"readings through the alarm rules: {what}", $"{count / ((Clock.Now - began) / 1000):0} a second");
    }

    // All of them hear every reading; nothing is ever wrong for long enough.
    private static AlarmRule[] Rules(int count, string? path) => [.. Enumerable.Range(0, count).Select(n => new AlarmRule
    {
        Name = $"rule{n}",
        From = new RuleSource.Topic(TopicFilter.TryParse("plant/+/level", out var filter, out _) ? filter : throw new FormatException()),
        Value = path is not null && JsonPath.TryParse(path, out var value, out _) ? value : null,
        Condition = new Condition.Outside(null, 80, 5),
        Hold = TimeSpan.FromDays(1),
        Tell = "anna",
    })];
}
