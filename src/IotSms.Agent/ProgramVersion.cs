using System.Reflection;

namespace IotSms.Agent;

/// <summary>The program's version.</summary>
internal static class ProgramVersion
{
    /// <summary>Major, minor and patch, such as <c>1.0.0</c>.</summary>
    public static string Text { get; } =
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
