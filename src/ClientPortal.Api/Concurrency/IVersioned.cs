namespace ClientPortal.Api.Concurrency;

/// <summary>An answer that carries its resource's version: the group's filter sends it as the <c>ETag</c> too.</summary>
public interface IVersioned
{
    /// <summary>Rises with every change of the resource.</summary>
    long Version { get; }
}
