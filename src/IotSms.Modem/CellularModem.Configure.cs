using IotSms.Modem.At;
using IotSms.Modem.At.Responses;
using IotSms.Modem.Models;
using IotSms.Modem.Recovery;

namespace IotSms.Modem;

/// <content>Identifying and setting up, from the beginning after every start of the module: nothing may be assumed to persist.</content>
public sealed partial class CellularModem
{
    private static readonly TimeSpan NotReadyPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan NotReadyTime = TimeSpan.FromSeconds(60);
    private readonly HashSet<string> _readyMarks = new(StringComparer.Ordinal);
    private long _configuredAt;
    private bool _nothingLeftTold;

    private async Task ConfigureAsync(CancellationToken cancellationToken)
    {
        Enter(ModemState.Configuring);
        while (_signals.Reader.TryRead(out _)) { }
        _readyMarks.Clear();
        _readingStorage = null;
        lock (_statusTurn) _registrations.Clear();
        if (_defaultsFirst) await TrySetAsync(AtCommands.FactoryDefaults.Text, cancellationToken).ConfigureAwait(false);
        await TrySetAsync("ATE0", cancellationToken).ConfigureAwait(false);
        await IdentifyAsync(cancellationToken).ConfigureAwait(false);
        foreach (var setting in _model.Settings) await TrySetAsync(setting, cancellationToken).ConfigureAwait(false);
        await OpenSimAsync(cancellationToken).ConfigureAwait(false);
        await IdentifySimAsync(cancellationToken).ConfigureAwait(false);
        foreach (var setting in _model.MessageSettings) await InsistAsync(AtCommands.Set(setting), cancellationToken).ConfigureAwait(false);
        await RememberStorageAsync(cancellationToken).ConfigureAwait(false);
        var storage = await ChooseStorageAsync(cancellationToken).ConfigureAwait(false);
        var indications = await ChooseIndicationsAsync(cancellationToken).ConfigureAwait(false);
        LogIdentity(Name, Status.Model, Status.Firmware, storage, indications);
        await RefreshAsync(cancellationToken).ConfigureAwait(false);
        var isFirst = !_nothingLeftTold;
        TellSettled();
        _configured = true;
        _configuredAt = _time.GetTimestamp();
        Prove("it is set up", Trouble.RefusesSetUp, Trouble.Restarting, Trouble.Asked);
        Change(WithRegistration);
        // After the state: who sweeps at once is refused by a module that is still being set up, and would not come back.
        Tell(new ModemNews.SweepDue(isFirst ? "start" : "the module was set up again"));
    }

    // The module answers and is idle, so that what an earlier process left with it is over, one way or the other.
    private void TellSettled()
    {
        if (!_nothingLeftTold) Tell(new ModemNews.NothingLeftInTheAir());
        _nothingLeftTold = true;
        Interlocked.Exchange(ref _inTheAirSince, Nothing);
    }

    private async Task IdentifyAsync(CancellationToken cancellationToken)
    {
        var identity = await BareAsync(AtCommands.Model, cancellationToken).ConfigureAwait(false);
        if (ModemModels.Named(_settings.Model) is null && identity is not null)
        {
            _model = ModemModels.Identify(identity);
            Line().Use(_model.Urcs);
        }

        var firmware = await BareAsync(AtCommands.Firmware, cancellationToken).ConfigureAwait(false);
        var imei = await ReadAsync(AtCommands.Imei, Imei.Parse, cancellationToken).ConfigureAwait(false);
        Change(status => status with { Model = identity, Firmware = firmware, Imei = imei });
    }

    private async Task IdentifySimAsync(CancellationToken cancellationToken)
    {
        var iccid = await ReadIccidAsync(cancellationToken).ConfigureAwait(false);
        var centre = await FindServiceCentreAsync(cancellationToken).ConfigureAwait(false);
        if (centre is "" && Status.ServiceCentre is not "") LogNoServiceCentre(Name);
        Change(status => status with { Iccid = iccid, ServiceCentre = centre });
    }

    // It comes bare, as +CCID or as +ICCID, whatever the command's name is.
    private Task<string?> ReadIccidAsync(CancellationToken cancellationToken) => ReadAsync(
        AtCommands.Identity(_model.IccidCommand) with { Information = AtInformation.Any }, Iccid.Parse, cancellationToken);

    // The SIM's own counts; one that has none is given the configured one. Without any, each submission fails (+CMS ERROR: 330).
    private async Task<string?> FindServiceCentreAsync(CancellationToken cancellationToken)
    {
        var centre = CentreIn(await PatientlyAsync(AtCommands.ServiceCentre, cancellationToken).ConfigureAwait(false));
        if (centre is not "" || _settings.ServiceCentre is not { } configured) return centre;
        await AskAsync(AtCommands.SetServiceCentre(configured), cancellationToken).ConfigureAwait(false);
        return CentreIn(await AskAsync(AtCommands.ServiceCentre, cancellationToken).ConfigureAwait(false));

        static string? CentreIn(AtReply reply) => reply is { IsOk: true, Lines: [.., var line] }
            ? ServiceCentreAddress.Parse(line)?.Number ?? ""
            : null;
    }

    // What came in before another storage is chosen lies where it came in.
    private async Task RememberStorageAsync(CancellationToken cancellationToken)
    {
        var reply = await PatientlyAsync(AtCommands.Storages, cancellationToken).ConfigureAwait(false);
        if (reply.Lines is [.., var line] && MessageStorage.Parse(line) is [.., { Used: > 0, Name: { Length: > 0 } name }])
        {
            lock (_receivingStorages) _receivingStorages.Add(name);
        }
    }

    // Without any nothing could be received. Right after a start some firmwares refuse all of them with a plain ERROR.
    private async Task<string> ChooseStorageAsync(CancellationToken cancellationToken)
    {
        var since = _time.GetTimestamp();
        while (true)
        {
            AtError? error = null;
            foreach (var storage in _model.Storages)
            {
                error = (await PatientlyAsync(AtCommands.Select(storage), cancellationToken).ConfigureAwait(false)).Error;
                if (error is not null) continue;
                _readingStorage = storage;
                lock (_receivingStorages) _receivingStorages.Add(storage);
                return storage;
            }

            if (_time.GetElapsedTime(since) >= NotReadyTime) throw Refused(error!, "AT+CPMS");
            await PauseAsync(NotReadyPause, cancellationToken).ConfigureAwait(false);
        }
    }

    // The first that is taken: firmwares list more in AT+CNMI=? than they take, so only trying tells.
    private async Task<string?> ChooseIndicationsAsync(CancellationToken cancellationToken)
    {
        foreach (var setting in _model.Indications)
        {
            var reply = await PatientlyAsync(AtCommands.Indications(setting), cancellationToken).ConfigureAwait(false);
            if (!reply.IsOk) continue;
            if (setting.EndsWith(",2,0", StringComparison.Ordinal)) lock (_receivingStorages) _receivingStorages.Add("SR");
            return setting;
        }

        return null;
    }

    private async Task<string?> BareAsync(AtCommand command, CancellationToken cancellationToken)
    {
        var reply = await AskAsync(command, cancellationToken).ConfigureAwait(false);
        if (reply is not { IsOk: true, Lines: [var line, ..] }) return null;
        var colon = line.StartsWith('+') ? line.IndexOf(':', StringComparison.Ordinal) : -1;
        return line[(colon + 1)..].Trim(' ', '"');
    }

    private async Task TrySetAsync(string setting, CancellationToken cancellationToken)
    {
        var reply = await AskAsync(AtCommands.Set(setting), cancellationToken).ConfigureAwait(false);
        if (!reply.IsOk) LogPassedOver(Name, setting, reply.Error);
    }

    private async Task InsistAsync(AtCommand command, CancellationToken cancellationToken)
    {
        var reply = await PatientlyAsync(command, cancellationToken).ConfigureAwait(false);
        if (reply.Error is { } error) throw new ModemException(ModemFault.Refused, $"{Name} answers {command} by {error}", error);
    }

    // Right after a start the SIM or the message layer says busy for seconds; the ready mark of the module ends the wait early.
    private async Task<AtReply> PatientlyAsync(AtCommand command, CancellationToken cancellationToken)
    {
        var since = _time.GetTimestamp();
        while (true)
        {
            var reply = await AskAsync(command, cancellationToken).ConfigureAwait(false);
            if (!IsNotReadyYet(reply.Error) || _time.GetElapsedTime(since) >= NotReadyTime) return reply;
            await PauseAsync(NotReadyPause, cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool IsNotReadyYet(AtError? error) => error is
        { Kind: AtErrorKind.Cms, Code: CmsErrors.SimBusy or CmsErrors.SmsNotReady } or
        { Kind: AtErrorKind.Cme, Code: CmeErrors.SimBusy or CmeErrors.SimFailure };
}
