using ClientPortal.TelegramEmulator.BotApi;
using ClientPortal.TelegramEmulator.BotApi.Types;
using ClientPortal.TelegramEmulator.Chats;
using ClientPortal.TelegramEmulator.Control;
using ClientPortal.TelegramEmulator.Updates;

namespace ClientPortal.TelegramEmulator.Acting;

/// <summary>Pressing buttons and leaving reactions.</summary>
internal sealed class Buttons(World world, Lookup lookup, MessageWriter writer, Conversations conversations)
{
    public PressedButton Press(BotState bot, long userId, PressRequest request)
    {
        lock (world.Gate)
        {
            var user = lookup.ActiveUser(userId);
            var chat = lookup.ChatOf(bot, user, request.ChatId);
            var entry = Lookup.Message(chat, request.MessageId);
            var inline = entry.Message.ReplyMarkup?.Buttons.FirstOrDefault(button => Fits(button, request));
            if (inline is not null)
            {
                return PressInline(bot, chat, user, entry, inline);
            }

            var reply = entry.ReplyInterface?.Keyboard?.SelectMany(row => row).FirstOrDefault(button => button.Text == request.Text)
                ?? throw ControlException.NotFound("button_not_found", $"Message {request.MessageId} has no such button.");
            var sent = conversations.SendText(bot, userId, new SendTextRequest(reply.Text, request.ChatId));
            return new PressedButton(null, null, null, sent, sent.UpdateId);
        }
    }

    /// <summary>Replaces the user's reaction; the bot learns it when it asked for message_reaction.</summary>
    public int? React(BotState bot, long userId, ReactRequest request)
    {
        if (request.Emoji is null || request.Emoji.Any(emoji => emoji is null || !AllowedReactions.Contains(emoji)))
        {
            throw ControlException.Invalid("reaction_invalid", "emoji is a list of what Telegram takes as a reaction; an empty one takes the reaction back.");
        }

        lock (world.Gate)
        {
            var user = lookup.ActiveUser(userId);
            var chat = lookup.ChatOf(bot, user, request.ChatId);
            var entry = Lookup.Message(chat, request.MessageId);
            var before = entry.UserReactions?.FirstOrDefault(reaction => reaction.UserId == userId)?.Reactions ?? [];
            IReadOnlyList<ReactionType> after = [.. request.Emoji.Select(emoji => new ReactionType { Type = "emoji", Emoji = emoji })];
            var others = entry.UserReactions?.Where(reaction => reaction.UserId != userId) ?? [];
            writer.Change(chat, entry with { UserReactions = after.Count == 0 ? [.. others] : [.. others, new UserReaction(userId, after)] });
            return writer.Enqueue(bot, UpdateTypes.MessageReaction, chat.Id, id => new Update
            {
                UpdateId = id,
                MessageReaction = new MessageReactionUpdated
                {
                    Chat = chat.Chat,
                    MessageId = entry.MessageId,
                    User = user,
                    Date = world.Time.GetUtcNow().ToUnixTimeSeconds(),
                    OldReaction = before,
                    NewReaction = after,
                },
            })?.UpdateId;
        }
    }

    private PressedButton PressInline(BotState bot, ChatState chat, User user, ChatEntry entry, InlineKeyboardButton button)
    {
        if (button.CallbackData is not { } data)
        {
            return new PressedButton(null, button.Url ?? button.WebApp?.Url, button.CopyText?.Text, null, null);
        }

        var callback = new CallbackRecord
        {
            Id = MessageWriter.NewId(),
            Bot = bot.Id,
            UserId = user.Id,
            ChatId = chat.Id,
            MessageId = entry.MessageId,
            Data = data,
            PressedAt = world.Time.GetUtcNow(),
        };
        world.Save(callback);
        var update = writer.Enqueue(bot, UpdateTypes.CallbackQuery, chat.Id, id => new Update
        {
            UpdateId = id,
            CallbackQuery = new CallbackQuery
            {
                Id = callback.Id,
                From = user,
                Message = entry.Message,
                ChatInstance = chat.Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
                Data = data,
            },
        });
        return new PressedButton(callback.Id, null, null, null, update?.UpdateId);
    }

    private static bool Fits(InlineKeyboardButton button, PressRequest request) =>
        (request.Data is not null || request.Text is not null)
        && (request.Data is null || button.CallbackData == request.Data)
        && (request.Text is null || button.Text == request.Text);
}
