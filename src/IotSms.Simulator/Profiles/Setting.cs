namespace IotSms.Simulator.Profiles;

/// <summary>When a setting outlives a reset.</summary>
public enum SettingKeep
{
    /// <summary>Never: each start begins with the default.</summary>
    Never,

    /// <summary>After <c>AT&amp;W</c>.</summary>
    Stored,

    /// <summary>As soon as it is set.</summary>
    AtOnce,
}

/// <summary>A command that does no more than keep numbers: <c>AT+X=1,2</c>, <c>AT+X?</c>, <c>AT+X=?</c>.</summary>
/// <param name="Name">The command without <c>AT</c>, such as <c>+CMEE</c> or <c>E</c>.</param>
/// <param name="Default">Values after <c>AT&amp;F</c>.</param>
/// <param name="Ranges">Accepted values of each position as the test command prints them: <c>0-3</c> or <c>0,2</c>.</param>
/// <param name="Keep">When the values outlive a reset.</param>
public sealed record Setting(string Name, IReadOnlyList<int> Default, IReadOnlyList<string> Ranges, SettingKeep Keep)
{
    /// <summary>Whether a value may stand at a position.</summary>
    public bool Allows(int position, int value)
    {
        foreach (var part in Ranges[position].Split(','))
        {
            var bounds = part.Split('-');
            var low = int.Parse(bounds[0], System.Globalization.CultureInfo.InvariantCulture);
            var high = bounds.Length == 2 ? int.Parse(bounds[1], System.Globalization.CultureInfo.InvariantCulture) : low;
            if (value >= low && value <= high)
                return true;
        }

        return false;
    }

    /// <summary>A setting of one number.</summary>
    public static Setting Of(string name, int value, string range, SettingKeep keep) => new(name, [value], [range], keep);
}
