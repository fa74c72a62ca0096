using IotSms.Gateway;
using IotSms.Telecontrol.Access;
using IotSms.Telecontrol.Access.Proofs;

namespace IotSms.Telecontrol.Tests.Access;

public sealed class UsersAreFiles : IDisposable
{
    private static readonly User Anna = new()
    {
        Name = "anna", Numbers = ["+4790000001", "+4790000002"], Role = Role.Operate, Language = "nb",
    };

    private readonly Folder _folder = new();

    public static TheoryData<string> Secrets => new(Credentials.Keys);

    private static Dictionary<string, Credential> Credentials { get; } = new()
    {
        ["totp"] = new Credential.Totp("12345678901234567890"u8.ToArray(), 6),
        ["hotp"] = new Credential.Hotp("12345678901234567890"u8.ToArray(), 8),
        ["pin"] = new Credential.Pin(PinHash.Of("4711"), 4),
        ["signed"] = new Credential.Signed(new byte[32]),
    };

    private string Users => _folder.File("users");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Secrets))]
    public void What_was_written_is_read(string proof)
    {
        UserFiles.Write(Users, new(Anna, Credentials[proof]));

        var (accounts, mistakes) = UserFiles.Read(Users);

        Assert.Empty(mistakes);
        var (user, credential) = Assert.Single(accounts);
        Assert.Equivalent(Anna, user, strict: true);
        Assert.Equal(Credentials[proof].Fingerprint, credential!.Fingerprint);
        Assert.Equal(Credentials[proof].GetType(), credential.GetType());
    }

    [Fact]
    public void A_file_by_hand_needs_to_say_little()
    {
        Directory.CreateDirectory(Users);
        File.WriteAllText(UserFiles.File(Users, "bob"), """{"numbers":["+4790000003"],"proof":"totp"}""");
        File.WriteAllText(UserFiles.SecretFile(Users, "bob"), "gezd gnbv gy3t qojq gezd gnbv gy3t qojq");

        var (user, credential) = Assert.Single(UserFiles.Read(Users).Accounts);

        Assert.Equal((Role.Observe, "en"), (user.Role, user.Language));
        Assert.Equal(6, Assert.IsType<Credential.Totp>(credential).Digits);
    }

    [Fact]
    public void The_secret_is_in_a_file_of_its_own_that_nobody_else_reads()
    {
        UserFiles.Write(Users, new(Anna, Credentials["totp"]));

        Assert.DoesNotContain("GEZDGNBV", File.ReadAllText(UserFiles.File(Users, "anna")));
        Assert.Equal("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\n", File.ReadAllText(UserFiles.SecretFile(Users, "anna")));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(UserFiles.SecretFile(Users, "anna")));
        Assert.Equal(["anna.json", "anna.secret"], Directory.GetFiles(Users).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_user_who_needs_none_any_more_has_no_secret_left()
    {
        UserFiles.Write(Users, new(Anna, Credentials["totp"]));
        UserFiles.Write(Users, new(Anna, null));

        Assert.Equal(["anna.json"], Directory.GetFiles(Users).Select(Path.GetFileName));
        Assert.Null(Assert.Single(UserFiles.Read(Users).Accounts).Credential);
    }

    [Fact]
    public void A_user_who_is_removed_is_gone_with_his_secret()
    {
        UserFiles.Write(Users, new(Anna, Credentials["totp"]));

        Assert.True(UserFiles.Remove(Users, "anna"));
        Assert.False(UserFiles.Remove(Users, "anna"));
        Assert.Empty(Directory.GetFiles(Users));
    }

    [Fact]
    public void Without_a_directory_there_is_nobody()
    {
        var (accounts, mistakes) = UserFiles.Read(Users);

        Assert.Empty(accounts);
        Assert.Empty(mistakes);
    }

    [Theory]
    [InlineData("x.json", "{", "")]
    [InlineData("x.json", "null", "it is empty")]
    [InlineData("x.json", "{}", "numbers")]
    [InlineData("x.json", "{\"numbers\":[null]}", "\"\" is no number")]
    [InlineData("x.json", "{\"numbers\":[\"90012345\"]}", "\"90012345\" is no number")]
    [InlineData("x.json", "{\"numbers\":[],\"role\":\"king\"}", "role")]
    [InlineData("x.json", "{\"numbers\":[],\"role\":2}", "role")]
    [InlineData("x.json", "{\"numbers\":[],\"secret\":\"GEZDGNBV\"}", "secret")]
    [InlineData("x.json", "{\"numbers\":[],\"proof\":\"totp\"}", "x.secret")]
    [InlineData("X.json", "{\"numbers\":[]}", "is no user's name")]
    [InlineData("local.json", "{\"numbers\":[]}", "is no user's name")]
    public void A_file_that_is_wrong_is_named_and_the_others_are_used(string name, string json, string expected)
    {
        UserFiles.Write(Users, new(Anna, Credentials["totp"]));
        File.WriteAllText(Path.Combine(Users, name), json);

        var (accounts, mistakes) = UserFiles.Read(Users);

        Assert.Equal("anna", Assert.Single(accounts).User.Name);
        Assert.Contains(expected, $"{Assert.Single(mistakes)}");
        Assert.StartsWith(Path.Combine(Users, name), $"{mistakes[0]}");
    }

    [Theory]
    [InlineData("totp", 6, "GEZDGNBV")]
    [InlineData("totp", 6, "1")]
    [InlineData("totp", 5, "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")]
    [InlineData("hotp", 9, "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")]
    [InlineData("pin", 4, "4711")]
    [InlineData("signed", 6, "0011")]
    [InlineData("signed", 6, "zz")]
    public void A_secret_that_is_none_is_named(string proof, int digits, string secret)
    {
        Directory.CreateDirectory(Users);
        File.WriteAllText(UserFiles.File(Users, "x"), $"{{\"numbers\":[],\"proof\":\"{proof}\",\"digits\":{digits}}}");
        File.WriteAllText(UserFiles.SecretFile(Users, "x"), secret);

        var mistake = Assert.Single(UserFiles.Read(Users).Mistakes);

        Assert.Equal(UserFiles.SecretFile(Users, "x"), mistake.File);
        Assert.DoesNotContain(secret, $"{mistake.Problem} {mistake.Fix}");
    }

    [Fact]
    public void A_number_is_one_users()
    {
        UserFiles.Write(Users, new(Anna, null));
        UserFiles.Write(Users, new(Anna with { Name = "bob", Numbers = ["+4790000002"] }, null));

        var (accounts, mistakes) = UserFiles.Read(Users);

        Assert.Equal("anna", Assert.Single(accounts).User.Name);
        Assert.Equal("+4790000002 is another user's number too", Assert.Single(mistakes).Problem);
    }

    [Fact]
    public void A_directory_knows_its_users_by_name_and_by_number_and_again_when_told()
    {
        var directory = new UserDirectory(Users, new LogLines());
        UserFiles.Write(Users, new(Anna, null));
        Assert.Null(directory.Find("anna"));

        directory.Read();

        Assert.Equal("anna", directory.Find("anna")?.Name);
        Assert.Equal("anna", directory.FindByNumber("+4790000002")?.Name);
        Assert.Null(directory.Find("Anna"));
        Assert.Null(directory.FindByNumber("4790000002"));
        Assert.Equal(["anna"], directory.Users.Select(user => user.Name));
    }

    [Fact]
    public void A_mistake_is_logged_by_its_file()
    {
        Directory.CreateDirectory(Users);
        File.WriteAllText(UserFiles.File(Users, "x"), "{");
        var log = new LogLines();

        var directory = new UserDirectory(Users, log);

        Assert.Single(directory.Mistakes);
        Assert.Single(log.With("x.json"));
    }
}
