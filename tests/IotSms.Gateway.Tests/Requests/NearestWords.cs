namespace IotSms.Gateway;

public class NearestWords
{
    [Theory]
    [InlineData("Regoin", "Region")]
    [InlineData("region", "Region")]
    [InlineData("nmae", "Name")]
    [InlineData("DataDirectroy", "DataDirectory")]
    [InlineData("DataDir", null)]
    [InlineData("zebra", null)]
    [InlineData("", null)]
    public void The_word_that_was_meant_is_found_if_it_is_near(string typed, string? expected) =>
        Assert.Equal(expected, Nearest.To(typed, ["Region", "Name", "DataDirectory"]));
}
