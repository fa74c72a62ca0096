namespace IotSms.Gateway.Storage.Disk;

/// <summary>A page is not what was written.</summary>
/// <param name="page">Its number in the data file.</param>
internal sealed class DamagedPageException(long page) : IOException($"page {page} is not what was written");
