namespace ClientPortal.ServiceDefaults.Startup;

/// <summary>A setting is missing or wrong. The message is one sentence that says what to set; it is printed as it stands and ends the start.</summary>
public sealed class SettingException(string message) : Exception(message);
