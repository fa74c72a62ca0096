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
    [InlineData(1, SubmitErrorClass.Permanent)]
    [InlineData(8, SubmitErrorClass.Account)]
    [InlineData(21, SubmitErrorClass.RetryPlain)]
    [InlineData(27, SubmitErrorClass.Transient)]
    [InlineData(29, SubmitErrorClass.Permanent)]
    [InlineData(30, SubmitErrorClass.Permanent)]
    [InlineData(47, SubmitErrorClass.Transient)]
    [InlineData(69, SubmitErrorClass.Account)]
    [InlineData(96, SubmitErrorClass.RetryPlain)]
    [InlineData(111, SubmitErrorClass.RetryPlain)]
    [InlineData(128, SubmitErrorClass.RetryPlain)]
    [InlineData(192, SubmitErrorClass.Transient)]
    [InlineData(195, SubmitErrorClass.Permanent)]
    [InlineData(199, SubmitErrorClass.RetryPlain)]
    [InlineData(208, SubmitErrorClass.Device)]
    [InlineData(300, SubmitErrorClass.Device)]
    [InlineData(304, SubmitErrorClass.RetryPlain)]
    [InlineData(310, SubmitErrorClass.Device)]
    [InlineData(314, SubmitErrorClass.Transient)]
    [InlineData(316, SubmitErrorClass.Device)]
    [InlineData(330, SubmitErrorClass.Device)]
    [InlineData(341, SubmitErrorClass.Permanent)]
    [InlineData(521, SubmitErrorClass.Transient)]
    [InlineData(529, SubmitErrorClass.Account)]
    [InlineData(531, SubmitErrorClass.Device)]
    [InlineData(60, SubmitErrorClass.Transient)]
    [InlineData(200, SubmitErrorClass.Transient)]
    [InlineData(255, SubmitErrorClass.Transient)]
    [InlineData(230, SubmitErrorClass.Unknown)]
    [InlineData(400, SubmitErrorClass.Unknown)]
    [InlineData(9999, SubmitErrorClass.Unknown)]
    public void A_code_has_its_class(int code, SubmitErrorClass expected) =>
        Assert.Equal(expected, CmsErrors.Classify(new AtError(AtErrorKind.Cms, code, "")));

    [Fact]
    public void A_text_nobody_knows_says_nothing_about_the_message() =>
        Assert.Equal(SubmitErrorClass.Unknown, CmsErrors.Classify(new AtError(AtErrorKind.Cms, null, "bananas")));

    [Theory]
    [InlineData(10, SubmitErrorClass.Device)]
    [InlineData(14, SubmitErrorClass.Transient)]
    [InlineData(30, SubmitErrorClass.Transient)]
    [InlineData(31, SubmitErrorClass.Unknown)]
    [InlineData(100, SubmitErrorClass.Unknown)]
    public void An_error_of_the_equipment_has_its_class_too(int code, SubmitErrorClass expected) =>
        Assert.Equal(expected, CmsErrors.Classify(new AtError(AtErrorKind.Cme, code, "")));

    [Fact]
    public void Plain_error_blames_the_device() =>
        Assert.Equal(SubmitErrorClass.Device, CmsErrors.Classify(new AtError(AtErrorKind.Error, null, "ERROR")));
}
