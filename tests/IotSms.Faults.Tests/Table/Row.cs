namespace IotSms.Faults.Table;

/// <summary>One line of the table for one model.</summary>
/// <param name="Number">Number of the behaviour, 1 to 30.</param>
/// <param name="Name">The situation, for people.</param>
/// <param name="Model">The model.</param>
/// <param name="Lost">Messages lost, both ways.</param>
/// <param name="Unmarked">Messages sent or told twice without a mark.</param>
/// <param name="Marked">Messages sent twice, marked.</param>
/// <param name="Back">The longest time a text waited from the fault on.</param>
/// <param name="Steps">What was done about it.</param>
internal sealed record Row(
    int Number, string Name, string Model, int Lost, int Unmarked, int Marked, TimeSpan Back, IReadOnlyList<string> Steps);
