using IotSms.Faults.Modules;

namespace IotSms.Faults.Behaviours;

/// <summary>Two to four behaviours at once, drawn by a seed.</summary>
public sealed class BehavioursStack
{
    public static MatrixTheoryData<string, int> Draws => new(Situation.Models, [1, 2, 3, 4, 5, 17]);

    [Theory, MemberData(nameof(Draws))]
    public void Two_to_four_come_together(string model, int seed)
    {
        var random = new Random(seed);
        var drawn = random.GetItems([.. Mischief.All], random.Next(2, 5));
        new Situation(0, $"seed {seed}: {string.Join(" + ", drawn.Select(mischief => mischief.Name))}")
        {
            Strike = site =>
            {
                foreach (var mischief in drawn) mischief.Strike(site.Radio);
            },
            Lasts = TimeSpan.FromMinutes(10),
            Mend = site => Mischief.Mend(site.Radio),
            MayLoseReports = true,
        }.Play(model);
    }
}
