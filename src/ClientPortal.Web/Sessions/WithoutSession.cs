namespace ClientPortal.Web.Sessions;

/// <summary>Metadata of an endpoint that is the same for everybody: no session is looked up, renewed or ended for it.</summary>
internal sealed class WithoutSession;
