using Microsoft.Extensions.Logging;

namespace IotSms.Telecontrol.Access;

/// <summary>Everybody who is known at the site, as the files said when they were last read.</summary>
public sealed partial class UserDirectory
{
    private readonly string _directory;
    private readonly ILogger _logger;
    private volatile Contents _contents = new([], []);

    /// <summary>Reads a directory of users.</summary>
    public UserDirectory(string directory, ILogger logger)
    {
        (_directory, _logger) = (directory, logger);
        Read();
    }

    /// <summary>Everybody, by name.</summary>
    public IReadOnlyList<User> Users => _contents.Users;

    /// <summary>Files that can't be used.</summary>
    public IReadOnlyList<UserMistake> Mistakes => _contents.Mistakes;

    /// <summary>Reads the files again. A user whose file can't be used is not known until it is mended.</summary>
    public void Read()
    {
        var (accounts, mistakes) = UserFiles.Read(_directory);
        _contents = new(accounts, mistakes);
        foreach (var mistake in mistakes)
            LogMistake(_logger, $"{mistake}");
        LogRead(_logger, accounts.Count);
    }

    /// <summary>The user of this name, or null.</summary>
    public User? Find(string name) => _contents.ByName.GetValueOrDefault(name)?.User;

    /// <summary>The user with this number, or null.</summary>
    public User? FindByNumber(string number) => _contents.ByNumber.GetValueOrDefault(number)?.User;

    /// <summary>The user of this name with what he proves himself with, or null.</summary>
    internal Account? AccountOf(string name) => _contents.ByName.GetValueOrDefault(name);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A user can't be used: {Mistake}.")]
    private static partial void LogMistake(ILogger logger, string mistake);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} users are known.")]
    private static partial void LogRead(ILogger logger, int count);

    private sealed record Contents(IReadOnlyList<Account> Accounts, IReadOnlyList<UserMistake> Mistakes)
    {
        public IReadOnlyList<User> Users { get; } = [.. Accounts.Select(account => account.User)];

        public Dictionary<string, Account> ByName { get; } = Accounts.ToDictionary(account => account.User.Name, StringComparer.Ordinal);

        public Dictionary<string, Account> ByNumber { get; } = Accounts
            .SelectMany(account => account.User.Numbers.Distinct().Select(number => (number, account)))
            .ToDictionary(pair => pair.number, pair => pair.account, StringComparer.Ordinal);
    }
}
