namespace IotSms.EndToEnd.Crashes;

/// <summary>What the network and the subscribers say of the traffic.</summary>
internal sealed record Balance(
    List<string> LostOut, List<string> TwiceUnmarkedOut, List<string> TwiceMarkedOut, List<string> LostIn, List<string> TwiceUnmarkedIn,
    int ToldAgainMarked)
{
    public void AssertNothingLostNorDoubled()
    {
        Assert.True(LostOut.Count == 0, $"lost on the way out: {string.Join(' ', LostOut)}");
        Assert.True(TwiceUnmarkedOut.Count == 0, $"sent twice without possibleDuplicate: {string.Join(' ', TwiceUnmarkedOut)}");
        Assert.True(LostIn.Count == 0, $"lost on the way in: {string.Join(' ', LostIn)}");
        Assert.True(TwiceUnmarkedIn.Count == 0, $"told twice without possibleDuplicate: {string.Join(' ', TwiceUnmarkedIn)}");
    }
}
