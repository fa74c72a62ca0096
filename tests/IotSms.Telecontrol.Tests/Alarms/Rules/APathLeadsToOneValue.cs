using System.Text.Json;
using CsCheck;

namespace IotSms.Telecontrol.Alarms.Rules;

public class APathLeadsToOneValue
{
    // The examples of RFC 9535 2.2.3, 2.3.1.3, 2.3.3.3, 2.6.1 and 2.7.1 that are singular queries, and some of its grammar.
    [Theory]
    [InlineData("$", """{"k":"v"}""", """{"k":"v"}""")]
    [InlineData("$.o['j j']", """{"o":{"j j":{"k.k":3}},"'":{"@":2}}""", """{"k.k":3}""")]
    [InlineData("$.o['j j']['k.k']", """{"o":{"j j":{"k.k":3}},"'":{"@":2}}""", "3")]
    [InlineData("""$.o["j j"]["k.k"]""", """{"o":{"j j":{"k.k":3}},"'":{"@":2}}""", "3")]
    [InlineData("""$["'"]["@"]""", """{"o":{"j j":{"k.k":3}},"'":{"@":2}}""", "2")]
    [InlineData("$[1]", """["a","b"]""", "\"b\"")]
    [InlineData("$[-2]", """["a","b"]""", "\"a\"")]
    [InlineData("$[-3]", """["a","b"]""", null)]
    [InlineData("$[2]", """["a","b"]""", null)]
    [InlineData("$.a", """{"a":null,"b":[null],"c":[{}],"null":1}""", "null")]
    [InlineData("$.a[0]", """{"a":null,"b":[null],"c":[{}],"null":1}""", null)]
    [InlineData("$.a.d", """{"a":null,"b":[null],"c":[{}],"null":1}""", null)]
    [InlineData("$.b[0]", """{"a":null,"b":[null],"c":[{}],"null":1}""", "null")]
    [InlineData("$.null", """{"a":null,"b":[null],"c":[{}],"null":1}""", "1")]
    [InlineData("$['\\u0061']", """{"a":1}""", "1")]
    [InlineData("$['\\u000b']", """{"\u000b":1}""", "1")]
    [InlineData("$['\\'\\b\\f\\n\\r\\t\\/\\\\']", """{"'\b\f\n\r\t/\\":1}""", "1")]
    [InlineData("$[\"\\\"'\"]", """{"\"'":1}""", "1")]
    [InlineData("$['\\uD834\\uDD1E']", """{"𝄞":1}""", "1")]
    [InlineData("$.𝄞", """{"𝄞":1}""", "1")]
    [InlineData("$.nivå_2", """{"nivå_2":1}""", "1")]
    [InlineData("$ .a\n[ 0 ]\t[ 'b' ]", """{"a":[{"b":1}]}""", "1")]
    [InlineData("$[0]", """{"0":1}""", null)]
    [InlineData("$['0']", """[1]""", null)]
    [InlineData("$['']", """{"":1}""", "1")]
    [InlineData("$.a", """{"a":1,"a":2}""", "2")]
    [InlineData("$[9007199254740991]", "[1]", null)]
    public void Or_to_none(string query, string json, string? expected)
    {
        using var document = JsonDocument.Parse(json);

        Assert.Equal(expected, RuleSite.Path(query).Select(document.RootElement)?.GetRawText());
    }

    [Theory]
    [InlineData("", "at character 1: begin with $")]
    [InlineData("level", "at character 1: begin with $")]
    [InlineData(" $.a", "at character 1: begin with $")]
    [InlineData("$.a ", "at character 4: white space at the end")]
    [InlineData("$a", "at character 2: a segment begins with . or [")]
    [InlineData("$.", "at character 3: a name begins with a letter or _; write any other as ['name']")]
    [InlineData("$. a", "at character 3: a name begins with a letter or _; write any other as ['name']")]
    [InlineData("$.1", "at character 3: a name begins with a letter or _; write any other as ['name']")]
    [InlineData("$.a-b", "at character 4: a segment begins with . or [")]
    [InlineData("$..a", "at character 3: .. leads to many values; name the way to one")]
    [InlineData("$.*", "at character 3: * leads to many values; name one")]
    [InlineData("$[*]", "at character 3: * leads to many values; name one")]
    [InlineData("$[?@.a]", "at character 3: a filter leads to many values; name one")]
    [InlineData("$[0:2]", "at character 4: : leads to many values; name one")]
    [InlineData("$['a','b']", "at character 6: , leads to many values; name one")]
    [InlineData("$[]", "at character 3: in brackets stands a name in quotes, or an index")]
    [InlineData("$[a]", "at character 3: in brackets stands a name in quotes, or an index")]
    [InlineData("$[0", "at character 4: close the bracket with ]")]
    [InlineData("$[-]", "at character 4: a digit belongs here")]
    [InlineData("$[-0]", "at character 3: an index has no leading zero, and no -0")]
    [InlineData("$[01]", "at character 3: an index has no leading zero, and no -0")]
    [InlineData("$[1.0]", "at character 4: close the bracket with ]")]
    [InlineData("$[9007199254740992]", "at character 3: no array is as long")]
    [InlineData("$[-231584178474632390847141970017375815706539969331]", "at character 3: no array is as long")]
    [InlineData("$['a]", "at character 3: the name has no closing '")]
    [InlineData("$['", "at character 3: the name has no closing '")]
    [InlineData("$['\\", "at character 4: no escape; a backslash itself is written twice")]
    [InlineData("$['\\\"']", "at character 4: no escape; a backslash itself is written twice")]
    [InlineData("$[\"\\'\"]", "at character 4: no escape; a backslash itself is written twice")]
    [InlineData("$['\\u12']", "at character 4: \\u is followed by four hexadecimal digits")]
    [InlineData("$['\\u00", "at character 4: \\u is followed by four hexadecimal digits")]
    [InlineData("$['a\u0001']", "at character 5: a control character is written as \\u and four digits")]
    [InlineData("$['a\0']", "at character 5: a control character is written as \\u and four digits")]
    [InlineData("$['\\uD800']", "at character 3: the name has half of a surrogate pair")]
    [InlineData("$['\\uDD1E\\uD834']", "at character 3: the name has half of a surrogate pair")]
    [InlineData("$[\0]", "at character 3: in brackets stands a name in quotes, or an index")]
    [InlineData("$.a\0", "at character 4: a segment begins with . or [")]
    public void Or_is_none_and_the_place_is_named(string query, string expected)
    {
        Assert.False(JsonPath.TryParse(query, out _, out var mistake));

        Assert.Equal(expected, mistake);
    }

    [Fact]
    public void Whatever_is_written_it_is_read_or_refused() =>
        Gen.Char["$.[]'\"\\u0123456789abD8*-:, \0\u00e5\ud834\udd1e"].Array[0, 30].Sample(
            letters => JsonPath.TryParse("$" + new string(letters), out var path, out var mistake)
                ? path.Text.Length == letters.Length + 1
                : mistake!.StartsWith("at character ", StringComparison.Ordinal),
            iter: 5000, threads: 1);

    [Fact]
    public void Any_name_is_found_when_it_is_written_in_brackets() => Gen.Char[' ', '~'].Array[0, 12].Sample(letters =>
    {
        var name = new string(letters);
        var quoted = name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal);
        using var document = JsonDocument.Parse($$"""{"x":0,{{JsonSerializer.Serialize(name)}}:7}""");

        Assert.Equal(7, RuleSite.Path($"$['{quoted}']").Select(document.RootElement)?.GetInt32());
    }, iter: 1000, threads: 1);
}
