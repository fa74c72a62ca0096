using System.Globalization;
using System.Text;

namespace IotSms.Simulator.Control;

/// <summary>The requests of the control socket as a text for <c>--help</c>.</summary>
public static class ControlTable
{
    /// <summary>One paragraph a request: its word, its members, what happens.</summary>
    public static string Text
    {
        get
        {
            using var simulation = new Simulation(new SimulatorOptions { StartPowered = false }, TimeProvider.System);
            var text = new StringBuilder(
                "Requests on the control socket, one JSON object a line, such as "
                    + "{\"do\":\"deliver\",\"from\":\"+4790055555\",\"text\":\"status?\"}\n");
            foreach (var request in simulation.Requests)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n{request.Name,-20} {request.Summary}\n");
                foreach (var (name, meaning) in request.Fields)
                    text.Append(CultureInfo.InvariantCulture, $"  {name,-18} {meaning}\n");
            }

            return text.ToString();
        }
    }
}
