namespace ClientPortal.Web.Invites;

/// <summary>The Api's rules for passwords, told one by one: its refusal says only that one is broken.</summary>
internal static class PasswordRules
{
    public const int MinLength = 10;
    public const int MaxLength = 128;
    public const int MinDifferent = 5;

    /// <summary>Keys of the texts of the rules that it breaks.</summary>
    /// <param name="repeated">The password as it was typed the second time.</param>
    public static IReadOnlyList<string> Broken(string password, string repeated, string userName)
    {
        List<string> broken = [];
        if (password.Length < MinLength)
        {
            broken.Add("Invite_Broken_Short");
        }

        if (password.Length > MaxLength)
        {
            broken.Add("Invite_Broken_Long");
        }

        if (password.Distinct().Count() < MinDifferent)
        {
            broken.Add("Invite_Broken_Same");
        }

        if (string.Equals(password, userName, StringComparison.OrdinalIgnoreCase))
        {
            broken.Add("Invite_Broken_UserName");
        }

        if (!string.Equals(password, repeated, StringComparison.Ordinal))
        {
            broken.Add("Invite_Broken_Repeat");
        }

        return broken;
    }
}
