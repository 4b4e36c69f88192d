using ClientPortal.TelegramEmulator.Acting;
using ClientPortal.TelegramEmulator.Chats;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClientPortal.TelegramEmulator.Control;

internal static class UserEndpoints
{
    public static void MapUsers(this IEndpointRouteBuilder control)
    {
        var users = control.MapGroup("/users").WithTags("Users");
        users.MapGet("/", List).WithSummary("All accounts");
        users.MapPost("/", Create).WithSummary("Make an account");
        users.MapPost("/{userId:long}/start", Start).WithSummary("Press START, with a deep link's payload");
        users.MapPost("/{userId:long}/messages", Send).WithSummary("Send a text, or reply");
        users.MapPut("/{userId:long}/messages/{messageId:int}", Edit).WithSummary("Edit an own message");
        users.MapPost("/{userId:long}/forwards", Forward).WithSummary("Forward a message");
        users.MapPost("/{userId:long}/presses", Press).WithSummary("Press a button");
        users.MapPost("/{userId:long}/reactions", React).WithSummary("React with emoji");
        users.MapPost("/{userId:long}/block", Block).WithSummary("Block the bot");
        users.MapPost("/{userId:long}/unblock", Unblock).WithSummary("Unblock the bot");
        users.MapPost("/{userId:long}/deactivate", Deactivate).WithSummary("Delete the account");
        users.MapPost("/{userId:long}/reactivate", Reactivate).WithSummary("Bring the account back");
    }

    private static Ok<IReadOnlyList<UserView>> List(World world)
    {
        lock (world.Gate)
        {
            return TypedResults.Ok<IReadOnlyList<UserView>>([.. world.Users.Values.Select(View)]);
        }
    }

    private static Created<UserView> Create(CreateUserRequest request, Accounts accounts)
    {
        var user = View(accounts.Create(request));
        return TypedResults.Created((string?)null, user);
    }

    private static Ok<SentMessage> Start(long userId, StartRequest? request, string? bot, Lookup lookup, Conversations conversations) =>
        TypedResults.Ok(conversations.Start(lookup.Bot(bot), userId, request ?? new StartRequest()));

    private static Ok<SentMessage> Send(long userId, SendTextRequest request, string? bot, Lookup lookup, Conversations conversations) =>
        TypedResults.Ok(conversations.SendText(lookup.Bot(bot), userId, request));

    private static Ok<SentMessage> Edit(long userId, int messageId, EditTextRequest request, string? bot, Lookup lookup, Conversations conversations) =>
        TypedResults.Ok(conversations.Edit(lookup.Bot(bot), userId, messageId, request));

    private static Ok<SentMessage> Forward(long userId, ForwardRequest request, string? bot, Lookup lookup, Conversations conversations) =>
        TypedResults.Ok(conversations.Forward(lookup.Bot(bot), userId, request));

    private static Ok<PressedButton> Press(long userId, PressRequest request, string? bot, Lookup lookup, Buttons buttons) =>
        TypedResults.Ok(buttons.Press(lookup.Bot(bot), userId, request));

    private static NoContent React(long userId, ReactRequest request, string? bot, Lookup lookup, Buttons buttons)
    {
        buttons.React(lookup.Bot(bot), userId, request);
        return TypedResults.NoContent();
    }

    private static NoContent Block(long userId, string? bot, Lookup lookup, Conversations conversations)
    {
        conversations.SetBlocked(lookup.Bot(bot), userId, blocked: true);
        return TypedResults.NoContent();
    }

    private static NoContent Unblock(long userId, string? bot, Lookup lookup, Conversations conversations)
    {
        conversations.SetBlocked(lookup.Bot(bot), userId, blocked: false);
        return TypedResults.NoContent();
    }

    private static Ok<UserView> Deactivate(long userId, Accounts accounts) => TypedResults.Ok(View(accounts.SetDeactivated(userId, deactivated: true)));

    private static Ok<UserView> Reactivate(long userId, Accounts accounts) => TypedResults.Ok(View(accounts.SetDeactivated(userId, deactivated: false)));

    private static UserView View(UserRecord record) => new(
        record.User.Id, record.User.FirstName, record.User.LastName, record.User.Username, record.User.LanguageCode, record.Deactivated);
}
