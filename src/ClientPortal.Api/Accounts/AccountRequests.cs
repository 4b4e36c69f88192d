using System.ComponentModel.DataAnnotations;
using ClientPortal.Api.Accounts.Invites;
using ClientPortal.Api.Validation;
using ClientPortal.Contracts;

namespace ClientPortal.Api.Accounts;

/// <summary>A new account for a staff member or an administrator.</summary>
/// <param name="Language"><c>ru</c> or <c>en</c>; <c>en</c> when left out.</param>
/// <param name="TimeZone">IANA name; the company's when left out.</param>
public sealed record CreateAccountRequest(
    [Required, UserName] string UserName,
    [Required, StaffRole] AccountRole? Role,
    [Required, PlainText(200, SingleLine = true)] string Name,
    [Language] string? Language,
    [TimeZoneName] string? TimeZone);

/// <summary>The whole of what can be changed.</summary>
public sealed record ChangeAccountRequest(
    [Required, StaffRole] AccountRole? Role,
    [Required, PlainText(200, SingleLine = true)] string Name,
    [Required, Language] string Language,
    [Required, TimeZoneName] string TimeZone);

/// <summary>The new account, and the link to hand over to its owner.</summary>
/// <param name="Invite">Null in the answer to a repeat: the link is kept nowhere. Ask for a new one then.</param>
public sealed record CreatedAccount(AccountDetails Account, InviteLink? Invite);

/// <summary>A colleague to whom tickets can be assigned.</summary>
public sealed record StaffMember(Guid Id, string Name, AccountRole Role);

/// <summary>Administrators and staff; a client's account is made with its client.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class StaffRoleAttribute() : ValidationAttribute("The {0} field must be admin or staff.")
{
    public override bool IsValid(object? value) => value is not AccountRole.Client;
}
