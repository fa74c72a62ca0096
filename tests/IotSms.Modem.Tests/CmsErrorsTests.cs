namespace IotSms.Modem.Tests;

public sealed class CmsErrorsTests
{
    [Theory]
    [InlineData(38, SubmitErrorClass.TransientLong)]
    [InlineData(41, SubmitErrorClass.Transient)]
    [InlineData(42, SubmitErrorClass.TransientLong)]
    [InlineData(28, SubmitErrorClass.Permanent)]
    [InlineData(10, SubmitErrorClass.Account)]
    [InlineData(50, SubmitErrorClass.Account)]
    [InlineData(193, SubmitErrorClass.Account)]
    [InlineData(145, SubmitErrorClass.RetryPlain)]
    [InlineData(197, SubmitErrorClass.Duplicate)]
    [InlineData(322, SubmitErrorClass.Device)]
    [InlineData(515, SubmitErrorClass.Device)]
    [InlineData(331, SubmitErrorClass.Transient)]
    [InlineData(224, SubmitErrorClass.Unknown)]
    [InlineData(225, SubmitErrorClass.Unknown)]
    [InlineData(226, SubmitErrorClass.Unknown)]
    [InlineData(332, SubmitErrorClass.Unknown)]
    [InlineData(350, SubmitErrorClass.Unknown)]
    [InlineData(500, SubmitErrorClass.Unknown)]
    [InlineData(9999, SubmitErrorClass.Unknown)]
    public void A_code_has_its_class(int code, SubmitErrorClass expected) =>
        Assert.Equal(expected, CmsErrors.Classify(new AtError(AtErrorKind.Cms, code, "")));

    [Fact]
    public void A_text_nobody_knows_says_nothing_about_the_message() =>
        Assert.Equal(SubmitErrorClass.Unknown, CmsErrors.Classify(new AtError(AtErrorKind.Cms, null, "bananas")));

    [Fact]
    public void Plain_error_blames_the_device() =>
        Assert.Equal(SubmitErrorClass.Device, CmsErrors.Classify(new AtError(AtErrorKind.Error, null, "ERROR")));
}
