namespace IotSms.Telecontrol.Access;

/// <summary>What a user may do; each role may do what those before it may.</summary>
public enum Role
{
    /// <summary>Look: status, signal, alarms.</summary>
    Observe,

    /// <summary>Act on the site: outputs, acknowledgements, messages.</summary>
    Operate,

    /// <summary>Act on the agent: restarts, settings.</summary>
    Admin,
}
