namespace IotSms.Modem.Recovery;

/// <summary>What is wrong with a module; it decides which steps may help.</summary>
internal enum Trouble
{
    /// <summary>The line can't be opened, or went away. The module behind it may be in good health: nothing is done to it.</summary>
    Missing,

    /// <summary>It does not answer AT.</summary>
    Silent,

    /// <summary>It answers AT and refuses what it can't do without.</summary>
    RefusesSetUp,

    /// <summary>It answers AT, takes submissions, and answers none of them.</summary>
    NoSubmission,

    /// <summary>It answers every submission by an error of its own.</summary>
    RefusesMessages,

    /// <summary>It finds no network, or is let into none.</summary>
    Searching,

    /// <summary>It restarts by itself, again and again.</summary>
    Restarting,

    /// <summary>Nothing, as far as it can tell: somebody wants it restarted.</summary>
    Asked,
}
