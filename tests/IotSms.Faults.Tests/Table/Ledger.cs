using System.Globalization;
using System.Text;
using IotSms.Faults.Table;

[assembly: AssemblyFixture(typeof(Ledger))]

namespace IotSms.Faults.Table;

/// <summary>Collects the rows of a run and writes them as a table, if IOTSMS_FAULTS_TABLE names a file.</summary>
public sealed class Ledger : IDisposable
{
    private const string None = "-";
    private static readonly string[] Models = ["sim800", "sim7600"];
    private static readonly List<Row> Rows = [];
    private static readonly Lazy<string> Readme = new(ReadReadme);

    private static readonly string? TablePath = Environment.GetEnvironmentVariable("IOTSMS_FAULTS_TABLE");

    /// <summary>Adds a row to the table; while none is written, README must have one for it.</summary>
    internal static void Enter(Row row)
    {
        lock (Rows) Rows.Add(row);
        if (string.IsNullOrEmpty(TablePath))
            Assert.Contains($"\n| {row.Number} | {row.Name} | ", Readme.Value, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        if (!string.IsNullOrEmpty(TablePath)) File.WriteAllText(TablePath, Write());
    }

    private static string ReadReadme()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "IotSms.sln"))) folder = folder.Parent!;
        return File.ReadAllText(Path.Combine(folder.FullName, "README.md"));
    }

    private static string Write()
    {
        var table = new StringBuilder();
        table.AppendLine("| | what happens | lost | twice, unmarked | twice, marked | back after | steps |");
        table.AppendLine("| --- | --- | --- | --- | --- | --- | --- |");
        foreach (var situation in Rows.GroupBy(row => (row.Number, row.Name)).OrderBy(group => group.Key))
        {
            var cells = Models.Select(model => situation.FirstOrDefault(row => row.Model == model)).ToList();
            table.AppendLine(CultureInfo.InvariantCulture,
                $"| {situation.Key.Number} | {situation.Key.Name} | {Cell(row => $"{row.Lost}")} | {Cell(row => $"{row.Unmarked}")} "
                + $"| {Cell(row => $"{row.Marked}")} | {Cell(row => Duration(row.Back))} | {Cell(Steps)} |");

            string Cell(Func<Row, string> text)
            {
                var texts = cells.Select(row => row is null ? None : text(row)).ToList();
                return texts[0] == texts[1] && texts[0].Length > 1 ? texts[0] : string.Join(" / ", texts);
            }
        }

        return table.ToString();
    }

    private static string Steps(Row row) => row.Steps.Count == 0 ? None : string.Join(", ", row.Steps.Select(Words));

    private static string Words(string step) =>
        string.Concat(step.Select((letter, i) => i > 0 && char.IsUpper(letter) ? $" {letter}" : $"{letter}")).ToLowerInvariant();

    private static string Duration(TimeSpan time) => time switch
    {
        { TotalSeconds: < 11 } => "at once",
        { TotalSeconds: < 95 } => $"{time.TotalSeconds:0} s",
        { TotalMinutes: < 95 } => $"{time.TotalMinutes:0} min",
        _ => $"{time.TotalHours:0} h",
    };
}
