using System.Text.Json;
using ClientPortal.TelegramEmulator.BotApi.Types;
using ClientPortal.TelegramEmulator.Chats;
using ClientPortal.TelegramEmulator.Formatting;
using ClientPortal.TelegramEmulator.Storage;

namespace ClientPortal.TelegramEmulator.BotApi.Methods;

/// <summary>setMyCommands, getMyCommands and deleteMyCommands, per scope and language.</summary>
internal sealed class BotCommands(World world, ChatAccess access) : IBotMethod
{
    private const int MaxCommands = 100;

    public IReadOnlyList<string> Names => ["setMyCommands", "getMyCommands", "deleteMyCommands"];

    public ValueTask<MethodResult> InvokeAsync(BotCall call, CancellationToken cancellationToken)
    {
        var verb = char.ToLowerInvariant(call.Method[0]);
        var commands = verb == 's' ? ReadCommands(call.Text("commands")) : [];
        var language = call.Text("language_code");
        if (language.Length > 0 && (language.Length != 2 || !language.All(char.IsAsciiLetterLower)))
        {
            throw BotApiException.BadRequest("Invalid language code specified");
        }

        lock (world.Gate)
        {
            var key = (ReadScope(call), language);
            if (verb == 'g')
            {
                return new(new MethodResult(call.Bot.Commands.GetValueOrDefault(key, []), BotJson.Wire.IReadOnlyListBotCommand));
            }

            call.Bot.Commands[key] = commands;
            world.Write(new JournalRecord { Commands = new CommandsRecord(call.Bot.Id, key.Item1, language, commands) });
            world.Changed.Fire();
        }

        return new(MethodResult.True);
    }

    private string ReadScope(BotCall call)
    {
        if (!call.Has("scope"))
        {
            return "default";
        }

        using var document = JsonFields.TryParse(call.Text("scope")) ?? throw BotApiException.BadRequest("Can't parse BotCommandScope JSON object");
        try
        {
            return ReadScope(call, document.RootElement);
        }
        catch (BotApiException exception) when (exception.Message.StartsWith("Bad Request: ", StringComparison.Ordinal) && exception.Message != "Bad Request: chat not found")
        {
            throw BotApiException.BadRequest($"Can't parse BotCommandScope: {exception.Message["Bad Request: ".Length..]}");
        }
    }

    private string ReadScope(BotCall call, JsonElement scope)
    {
        if (scope.ValueKind != JsonValueKind.Object)
        {
            throw BotApiException.BadRequest("BotCommandScope must be an Object");
        }

        var type = scope.RequiredText("type");
        if (type is "default" or "all_private_chats" or "all_group_chats" or "all_chat_administrators")
        {
            return type;
        }

        if (type is not ("chat" or "chat_administrators" or "chat_member"))
        {
            throw BotApiException.BadRequest("Unsupported type specified");
        }

        var chat = access.Find(call.Bot, scope.RequiredText("chat_id"));
        return type == "chat_member" ? $"{type}:{chat.Id}:{scope.RequiredNumber("user_id")}" : $"{type}:{chat.Id}";
    }

    private static List<BotCommand> ReadCommands(string json)
    {
        if (json.Length == 0)
        {
            return [];
        }

        using var document = JsonFields.TryParse(json) ?? throw BotApiException.BadRequest("Can't parse commands JSON object");
        if (document.RootElement.ValueKind != JsonValueKind.Array)
        {
            throw BotApiException.BadRequest("Expected an Array of BotCommand");
        }

        var commands = document.RootElement.EnumerateArray().Select(ReadCommand).ToList();
        return commands.Count > MaxCommands ? throw BotApiException.BadRequest("BOT_COMMANDS_TOO_MUCH") : commands;
    }

    private static BotCommand ReadCommand(JsonElement element)
    {
        string command, description;
        try
        {
            if (element.ValueKind != JsonValueKind.Object)
            {
                throw BotApiException.BadRequest("expected an Object");
            }

            command = element.RequiredText("command").Trim();
            description = element.RequiredText("description").Trim();
        }
        catch (BotApiException exception)
        {
            throw BotApiException.BadRequest($"Can't parse BotCommand: {exception.Message["Bad Request: ".Length..]}");
        }

        command = command.StartsWith('/') ? command[1..] : command;
        var refusal = (command.Length, description.EnumerateRunes().Count()) switch
        {
            (0, _) => "Command must be non-empty",
            ( > 32, _) => "Command length must not exceed 32",
            (_, 0) => "Command description must be non-empty",
            (_, > 256) => "Command description length must not exceed 256",
            _ => command.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_') ? null : "BOT_COMMAND_INVALID",
        };
        return refusal is null ? new BotCommand { Command = command, Description = description } : throw BotApiException.BadRequest(refusal);
    }
}
