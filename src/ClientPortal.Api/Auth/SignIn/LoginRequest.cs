using System.ComponentModel.DataAnnotations;
using ClientPortal.Api.Validation;

namespace ClientPortal.Api.Auth.SignIn;

/// <summary>User name and password.</summary>
public sealed record LoginRequest([Required, PlainText(100, AllowEmpty = true)] string UserName, [Required, StringLength(128)] string Password);

/// <summary>The refresh token of the answer before.</summary>
public sealed record RefreshRequest([Required, StringLength(200)] string RefreshToken);

/// <summary>A new password, and the old one for proof.</summary>
public sealed record ChangePasswordRequest([Required, StringLength(128)] string CurrentPassword, [Required, StringLength(128)] string NewPassword);
