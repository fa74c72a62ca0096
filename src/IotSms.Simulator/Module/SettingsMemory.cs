using IotSms.Simulator.Profiles;

namespace IotSms.Simulator.Module;

/// <summary>The values of the settings: those in force and those that outlive a reset.</summary>
internal sealed class SettingsMemory
{
    private readonly ModuleProfile _profile;
    private readonly Dictionary<string, int[]> _values = [];
    private readonly Dictionary<string, int[]> _saved = [];
    private string[]? _savedMemories;
    private string? _savedCharacterSet;
    private int[]? _savedTextParameters;

    public SettingsMemory(ModuleProfile profile)
    {
        _profile = profile;
        Memories = [];
        CharacterSet = "";
        Reset();
    }

    /// <summary>mem1, mem2 and mem3 of <c>+CPMS</c>.</summary>
    public string[] Memories { get; private set; }

    /// <summary><c>+CSCS</c>.</summary>
    public string CharacterSet { get; set; }

    /// <summary>First octet, validity, PID and DCS of text mode (27.005 3.3.4).</summary>
    public int[] TextParameters { get; private set; } = [];

    public bool Echo => this["E"] != 0;

    public bool Verbose => this["V"] != 0;

    public bool Quiet => this["Q"] != 0;

    /// <summary>The first (mostly the only) number of a setting; 0 when the module has no such setting.</summary>
    public int this[string name] => _values.TryGetValue(name, out var values) ? values[0] : 0;

    public int[] Values(string name) => _values[name];

    public void Set(string name, int[] values)
    {
        _values[name] = values;
        // The lasting rate is the one in force at once, too (UART application note of SIM7600).
        if (name == "+IPREX")
            _values["+IPR"] = values;
        if (_profile.Settings[name].Keep == SettingKeep.AtOnce)
            _saved[name] = values;
    }

    public void SetMemories(string[] memories)
    {
        Memories = memories;
        if (_profile.Storage.Saved)
            _savedMemories = memories;
    }

    public void SetTextParameters(int[] values)
    {
        TextParameters = values;
        if (_profile.SavesTextParameters)
            _savedTextParameters = values;
    }

    /// <summary><c>AT&amp;W</c>.</summary>
    public void Store()
    {
        foreach (var (name, setting) in _profile.Settings)
        {
            if (setting.Keep == SettingKeep.Stored)
                _saved[name] = _values[name];
        }

        if (_profile.StoresCharacterSet)
            _savedCharacterSet = CharacterSet;
    }

    /// <summary><c>ATZ</c>: the stored values, except those of the line itself.</summary>
    public void Recall()
    {
        Load(name => _saved.GetValueOrDefault(name), keepLine: true);
        CharacterSet = _savedCharacterSet ?? "IRA";
    }

    /// <summary><c>AT&amp;F</c>: the defaults, except those of the line itself.</summary>
    public void Default()
    {
        Load(_ => null, keepLine: true);
        foreach (var (name, setting) in _profile.Settings)
        {
            if (setting.Keep == SettingKeep.AtOnce)
                _saved.Remove(name);
        }

        CharacterSet = "IRA";
        SetTextParameters([17, 167, 0, 0]);
        SetMemories([_profile.Storage.FactoryDefault, _profile.Storage.FactoryDefault, _profile.Storage.FactoryDefault]);
    }

    /// <summary>A start: what was saved, else the default.</summary>
    public void Reset()
    {
        Load(name => _saved.GetValueOrDefault(name), keepLine: false);
        Memories = _savedMemories ?? [_profile.Storage.Initial.Mem1, _profile.Storage.Initial.Mem2, _profile.Storage.Initial.Mem3];
        CharacterSet = _savedCharacterSet ?? "IRA";
        TextParameters = _savedTextParameters ?? [17, 167, 0, 0];
        if (_values.TryGetValue("+IPREX", out var rate))
            _values["+IPR"] = rate;
    }

    private void Load(Func<string, int[]?> saved, bool keepLine)
    {
        foreach (var (name, setting) in _profile.Settings)
        {
            // ATZ and AT&F leave the rate, the flow control and the sleep mode alone (SIM800 AT command manual, chapter 2).
            if (!keepLine || name is not ("+IPR" or "+IPREX" or "+IFC" or "+CSCLK"))
                _values[name] = saved(name) ?? [.. setting.Default];
        }
    }
}
