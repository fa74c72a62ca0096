using IotSms.Telecontrol.Access;
using IotSms.Telecontrol.Templates;

namespace IotSms.Telecontrol.Commands;

/// <summary>Something that a user can have the site do, by a few words.</summary>
public interface ISiteCommand
{
    /// <summary>The words it begins with, in small letters: <c>relay</c>, <c>modem restart</c>.</summary>
    string Name { get; }

    /// <summary>How it is written: <c>relay N on|off|pulse T</c>.</summary>
    string Usage { get; }

    /// <summary>The least role of those who may.</summary>
    Role Role { get; }

    /// <summary>Whether it is carried out only after it was confirmed with a fresh code.</summary>
    bool IsDangerous => false;

    /// <summary>Looks at its arguments; nothing happens yet.</summary>
    /// <param name="arguments">The words after its name.</param>
    /// <param name="phrases">The asker's language.</param>
    CommandReading Read(Arguments arguments, Phrases phrases);
}
