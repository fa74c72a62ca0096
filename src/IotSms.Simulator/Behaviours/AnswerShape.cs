namespace IotSms.Simulator.Behaviours;

/// <summary>The form in which a module tells that a message was taken.</summary>
public enum AnswerShape
{
    /// <summary><c>+CMGS: mr</c>, then OK.</summary>
    Usual,

    /// <summary>OK without <c>+CMGS</c>.</summary>
    OkOnly,

    /// <summary><c>+CMGS: mr</c> without OK.</summary>
    ReferenceOnly,

    /// <summary>OK, then <c>+CMGS: mr</c>.</summary>
    OkFirst,

    /// <summary>Nothing, and the line stays busy until the module restarts.</summary>
    Hang,

    /// <summary>Nothing, but the next command is answered: the half-dead module.</summary>
    Forget,
}
