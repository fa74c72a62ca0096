using IotSms.Bench;
using IotSms.EndToEnd.Harness;

// Prints the figures of README as a table. Which program is measured: IOTSMS_PROGRAM, or the build beside this one.
Console.WriteLine($"iotsms: {IotSmsProgram.Path}");
Console.WriteLine($"| {"figure",-58} | {"measured",-34} | {"aim",-10} |");
Console.WriteLine($"| {new string('-', 58)} | {new string('-', 34)} | {new string('-', 10)} |");
if (args is ["rules"])
{
    RuleFigures.Print();
    return;
}

if (args is not ["resting"])
{
    await SendingFigures.PrintAsync();
    await ReceivingFigures.PrintAsync();
    await StoringFigures.PrintAsync();
    RuleFigures.Print();
}

await RestingFigures.PrintAsync();
