namespace IotSms.Gateway.Storage;

/// <summary>A secondary index, made when the store opens and again when a damaged file is salvaged.</summary>
/// <param name="Collection">The collection; it is created if it is not there.</param>
/// <param name="Field">A top-level field with one value a document; a document without it is filed under null.</param>
/// <param name="Unique">Whether two documents may not share a value. Documents that lack the field collide on null.</param>
internal sealed record StoreIndex(string Collection, string Field, bool Unique = false)
{
    /// <summary>The field as a LiteDB path.</summary>
    public string Expression => "$." + Field;
}
