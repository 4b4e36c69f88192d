using System.ComponentModel.DataAnnotations;

namespace ClientPortal.TelegramEmulator.Control;

/// <summary>A new account. Without an id one is given.</summary>
public sealed record CreateUserRequest
{
    [Range(1, (1L << 52) - 1)]
    public long? Id { get; init; }

    [Required]
    [StringLength(64, MinimumLength = 1)]
    public required string FirstName { get; init; }

    [StringLength(64)]
    public string? LastName { get; init; }

    [RegularExpression("^[A-Za-z][A-Za-z0-9_]{3,31}$")]
    public string? Username { get; init; }

    /// <summary>IETF tag of the user's client, <c>ru</c> or <c>en</c>.</summary>
    [StringLength(35)]
    public string? LanguageCode { get; init; }
}

/// <summary>Pressing START.</summary>
/// <param name="Payload">The deep link's start parameter, 1–64 of A-Z a-z 0-9 _ -.</param>
/// <param name="ChatId">A group, for a startgroup link; else the private chat.</param>
public sealed record StartRequest(string? Payload = null, long? ChatId = null);

/// <summary>A user's message.</summary>
/// <param name="ChatId">A group; else the private chat with the bot.</param>
/// <param name="ReplyTo">Message id in the same chat.</param>
public sealed record SendTextRequest(string Text, long? ChatId = null, int? ReplyTo = null);

public sealed record EditTextRequest(string Text, long? ChatId = null);

/// <summary>Pressing a button: an inline one by its data or text, a reply keyboard's by its text.</summary>
public sealed record PressRequest(int MessageId, string? Data = null, string? Text = null, long? ChatId = null);

/// <summary>Forwarding a message into the chat with the bot, or into <paramref name="ChatId"/>.</summary>
public sealed record ForwardRequest(int MessageId, long? FromChatId = null, long? ChatId = null);

/// <summary>Emoji that the user leaves on a message; empty takes the reaction back.</summary>
public sealed record ReactRequest(int MessageId, IReadOnlyList<string> Emoji, long? ChatId = null);

/// <summary>A new group with the bot in it.</summary>
/// <param name="Members">User ids; the first one made the group.</param>
public sealed record CreateGroupRequest(string Title, IReadOnlyList<long> Members, bool Supergroup = false, long? Id = null, string? Username = null);

public sealed record MemberRequest(long UserId);
