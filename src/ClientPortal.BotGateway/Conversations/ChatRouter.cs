using ClientPortal.BotGateway.BotApi;
using ClientPortal.BotGateway.Setup;
using ClientPortal.BotGateway.Updates;
using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Conversations;

/// <summary>Finds out who speaks, and what shall happen: a command, a button, or one of the readers of other messages.</summary>
internal sealed class ChatRouter
{
    private readonly Dictionary<string, IBotCommand> _commands;
    private readonly Dictionary<string, IButton> _buttons;
    private readonly IReadOnlyList<IMessageReader> _readers;
    private readonly PersonDirectory _people;
    private readonly Dialogs _dialogs;
    private readonly ChatMenus _menus;
    private readonly BotAnswers _answers;

    public ChatRouter(
        IEnumerable<IBotCommand> commands, IEnumerable<IButton> buttons, IEnumerable<IMessageReader> readers, PersonDirectory people, Dialogs dialogs, ChatMenus menus, BotAnswers answers)
    {
        _commands = commands.ToDictionary(command => command.Name, StringComparer.OrdinalIgnoreCase);
        _buttons = buttons.ToDictionary(button => button.Name, StringComparer.Ordinal);
        _readers = [.. readers];
        _people = people;
        _dialogs = dialogs;
        _menus = menus;
        _answers = answers;
    }

    public async Task ReadAsync(IncomingUpdate update, User from, Message message, CancellationToken cancellationToken)
    {
        var call = await CallAsync(update, from, message.Chat.Id, cancellationToken);
        await ReadAsync(call, message, cancellationToken);
        await FollowAsync(call, call.Person, cancellationToken);
    }

    private async Task ReadAsync(BotCall call, Message message, CancellationToken cancellationToken)
    {
        var isCommand = BotCommandText.TryRead(message.Text, out var name, out var arguments);
        if (isCommand && _commands.TryGetValue(name, out var command))
        {
            if (command.EndsDialog)
            {
                await DropQuestionAsync(call, cancellationToken);
            }

            await command.RunAsync(call, arguments, cancellationToken);
            return;
        }

        // A mistyped command is no answer to what the bot has asked for, unless it is given as one.
        foreach (var reader in isCommand && message.ReplyToMessage is null ? [] : _readers)
        {
            if (await reader.TryReadAsync(call, message, cancellationToken))
            {
                return;
            }
        }

        await _answers.SayAsync(call, call.Wording.Text(call.Person is null ? "Chat_ConnectFirst" : "Chat_NotUnderstood"), cancellationToken: cancellationToken);
    }

    /// <summary>
    /// Said before it is done, so that a repeat finds it to say; not of a question that has ended by itself, nor, when a command is handled again,
    /// of the one that it asked.
    /// </summary>
    private async Task DropQuestionAsync(BotCall call, CancellationToken cancellationToken)
    {
        var question = await _dialogs.FindAsync(call.BotId, call.ChatId, cancellationToken);
        if (question is null or { Step: DialogStep.Ended })
        {
            return;
        }

        if (question.EndsAt > call.Update.OccurredAt && question.ChangedBy != call.Update.UpdateId)
        {
            await _answers.SayAsync(call, call.Wording.Text("Chat_QuestionDropped"), cancellationToken: cancellationToken);
        }

        await _dialogs.EndAsync(call.BotId, call.ChatId, call.Update.UpdateId, cancellationToken);
    }

    /// <summary>What was sent stays as it was: the person is told, once for each message.</summary>
    public async Task EditedAsync(IncomingUpdate update, User from, Message message, CancellationToken cancellationToken)
    {
        var call = await CallAsync(update, from, message.Chat.Id, cancellationToken);
        if (call.Person is not null)
        {
            await _answers.SayOnceAsync(
                call, $"edited {message.MessageId}", call.Wording.Text("Chat_EditsDoNotCount"), message.MessageId, cancellationToken);
        }
    }

    public async Task PressAsync(IncomingUpdate update, CallbackQuery query, CancellationToken cancellationToken)
    {
        var (name, fields) = ButtonData.Split(query.Data ?? "");
        var press = new ButtonPress(query, fields, query.Message?.MessageId);
        var call = await CallAsync(update, query.From, query.Message?.Chat.Id ?? query.From.Id, cancellationToken);
        // Only there is the presser alone with the bot: a group has no menu, and without a message nobody can say where the button stood.
        if (query.Message is not { Chat.Type: "private" } || !_buttons.TryGetValue(name, out var button))
        {
            await _answers.AnswerAsync(press, call.Wording.Text("Chat_OldButton"), cancellationToken);
            return;
        }

        await button.PressAsync(call, press, cancellationToken);
        if (!press.Answered)
        {
            await _answers.AnswerAsync(press, text: null, cancellationToken);
        }

        // A press may connect somebody.
        await FollowAsync(call, call.Person ?? await _people.FindAsync(update.BotId, query.From.Id, cancellationToken), cancellationToken);
    }

    private Task FollowAsync(BotCall call, Person? person, CancellationToken cancellationToken) => person is { Active: true } && person.ChatId == call.ChatId
        ? _menus.FollowAsync(call.ChatId, call.Language ?? person.Language, person.IsClient, cancellationToken)
        : Task.CompletedTask;

    private async Task<BotCall> CallAsync(IncomingUpdate update, User from, long chatId, CancellationToken cancellationToken)
    {
        var person = await _people.FindAsync(update.BotId, from.Id, cancellationToken);
        var known = person is { Active: true } ? person : null;
        return new BotCall(update, from, chatId, known, BotTexts.Set.For(known?.Language ?? from.LanguageCode));
    }
}
