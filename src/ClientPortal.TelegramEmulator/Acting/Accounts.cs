using ClientPortal.TelegramEmulator.BotApi.Types;
using ClientPortal.TelegramEmulator.Chats;
using ClientPortal.TelegramEmulator.Control;

namespace ClientPortal.TelegramEmulator.Acting;

/// <summary>Telegram accounts: made, deactivated, brought back.</summary>
internal sealed class Accounts(World world, Lookup lookup)
{
    public UserRecord Create(CreateUserRequest request)
    {
        lock (world.Gate)
        {
            var id = request.Id ?? world.NextUserId();
            if (world.Users.ContainsKey(id) || world.Bots.ContainsKey(id))
            {
                throw ControlException.Conflict("user_exists", $"There is a user or bot {id} already.");
            }

            if (request.Username is { } name && world.Users.Values.Any(user => string.Equals(user.User.Username, name, StringComparison.OrdinalIgnoreCase)))
            {
                throw ControlException.Conflict("username_taken", $"The user name {name} is taken.");
            }

            var record = new UserRecord
            {
                User = new User
                {
                    Id = id,
                    FirstName = request.FirstName.Trim(),
                    LastName = Blank(request.LastName),
                    Username = Blank(request.Username),
                    LanguageCode = Blank(request.LanguageCode),
                },
            };
            world.Save(record);
            return record;
        }
    }

    public UserRecord SetDeactivated(long userId, bool deactivated)
    {
        lock (world.Gate)
        {
            var record = lookup.User(userId) with { Deactivated = deactivated };
            world.Save(record);
            return record;
        }
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
