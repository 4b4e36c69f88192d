namespace ClientPortal.TelegramEmulator.Control;

internal static class ControlEndpoints
{
    /// <summary>The control API: acting as users, reading what happened, injecting faults. Every route takes <c>?bot=</c>, an id or user name.</summary>
    public static void MapControl(this IEndpointRouteBuilder routes)
    {
        var control = routes.MapGroup("/control").AddEndpointFilter<ControlProblems>();
        control.MapUsers();
        control.MapFiles();
        control.MapGroups();
        control.MapChats();
        control.MapCalls();
        control.MapFaults();
        control.MapState();
    }
}
