using IotSms.Telecontrol.Commands;

namespace IotSms.Telecontrol.Points;

/// <summary>The commands of inputs and outputs.</summary>
internal static class PointCommands
{
    /// <summary>All of them.</summary>
    public static IEnumerable<ISiteCommand> Of(PointBoard points) =>
        [new OutputsCommand(points), new RelayCommand(points), new InputsCommand(points), new InputCommand(points)];
}
