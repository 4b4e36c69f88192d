namespace ClientPortal.NotificationStore;

/// <summary>Names of buttons that notifications carry and the bot answers: the first field of <see cref="ButtonData"/>, a ticket's id the second.</summary>
public static class ButtonNames
{
    /// <summary>The presser's next message becomes his comment.</summary>
    public const string Reply = "reply";

    /// <summary>Nothing more about this ticket.</summary>
    public const string Mute = "mute";
    public const string Unmute = "unmute";

    /// <summary>The client: it is solved.</summary>
    public const string Solved = "solved";

    /// <summary>Back to work: the client's "not solved", or staff reopen.</summary>
    public const string Reopen = "reopen";

    /// <summary>Staff: assign it to me.</summary>
    public const string Take = "take";

    /// <summary>Staff: hold it for solved.</summary>
    public const string Resolve = "resolve";

    /// <summary>A new ticket that goes on with this closed one.</summary>
    public const string FollowUp = "follow";
}
