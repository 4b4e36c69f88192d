namespace ClientPortal.Web.Live;

/// <summary>Where the stream of events stood before anything was read for a request (see <see cref="LiveHub.Position"/>).</summary>
internal sealed record LivePosition(string Value);
