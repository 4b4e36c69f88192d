namespace ClientPortal.Api.Accounts;

/// <summary>Problems of accounts.</summary>
public static class AccountCodes
{
    public const string RoleFixed = "role_fixed";
    public const string AlreadyInactive = "account_already_inactive";
    public const string AlreadyActive = "account_already_active";
    public const string Inactive = "account_inactive";
    public const string OwnAccount = "own_account";
    public const string LastAdmin = "last_admin";
    public const string UserNameTaken = "user_name_taken";
    public const string PasswordTooWeak = "password_too_weak";
    public const string WrongPassword = "wrong_password";
    public const string NameManagedByStaff = "name_managed_by_staff";
    public const string InvalidInvite = "invalid_invite";
}
