namespace IotSms.Agent.Commands;

/// <summary>A secret that is typed, or piped in: on a command line every process could read it.</summary>
internal static class SecretPrompt
{
    /// <summary>Asks for it, without showing it.</summary>
    public static string Read(string prompt)
    {
        if (Console.IsInputRedirected)
        {
            return Console.In.ReadLine()?.Trim() ?? "";
        }

        Console.Error.Write(prompt);
        var typed = new Stack<char>();
        for (var key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                typed.TryPop(out _);
            }
            else
            {
                typed.Push(key.KeyChar);
            }
        }

        Console.Error.WriteLine();
        return string.Concat(typed.Reverse());
    }
}
