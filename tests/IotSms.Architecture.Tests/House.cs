using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace IotSms.Architecture;

/// <summary>The source tree and the built assemblies, as they are.</summary>
internal static class House
{
    /// <summary>The floors from bottom to top; each may know what stands before it.</summary>
    public static readonly string[] Chain = ["IotSms.Pdu", "IotSms.Modem", "IotSms.Gateway", "IotSms.Telecontrol", "IotSms.Agent"];

    public static string Root { get; } = FindRoot();

    public static IEnumerable<string> SourceFiles => FilesUnder("src");

    public static IEnumerable<string> TestFiles => FilesUnder("tests");

    public static IReadOnlyList<string> ProjectReferences(string project) => References(project, "ProjectReference")
        .ConvertAll(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));

    public static IReadOnlyList<string> PackageReferences(string project) => References(project, "PackageReference");

    /// <summary>Every type of other assemblies that an assembly's code names.</summary>
    public static IReadOnlyList<(string Assembly, string Namespace, string Name)> TypesUsedBy(string project)
    {
        var name = project == "IotSms.Agent" ? "iotsms" : project;
        using var file = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, $"{name}.dll")));
        var metadata = file.GetMetadataReader();
        return [.. metadata.TypeReferences.Select(metadata.GetTypeReference)
            .Where(type => type.ResolutionScope.Kind == HandleKind.AssemblyReference)
            .Select(type => (
                metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name),
                metadata.GetString(type.Namespace),
                metadata.GetString(type.Name)))];
    }

    private static IEnumerable<string> FilesUnder(string folder) => Directory
        .EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal));

    private static List<string> References(string project, string kind) => [.. XDocument
        .Load(Path.Combine(Root, "src", project, $"{project}.csproj"))
        .Descendants(kind)
        .Select(reference => (string)reference.Attribute("Include")!)];

    private static string FindRoot([CallerFilePath] string here = "")
    {
        var folder = Path.GetDirectoryName(here)!;
        while (!File.Exists(Path.Combine(folder, "IotSms.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
