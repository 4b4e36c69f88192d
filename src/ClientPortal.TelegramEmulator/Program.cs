using ClientPortal.TelegramEmulator.Hosting;

var app = EmulatorApp.Build(args);
await app.RunAsync();

/// <summary>The emulator as a program of its own.</summary>
public partial class Program;
