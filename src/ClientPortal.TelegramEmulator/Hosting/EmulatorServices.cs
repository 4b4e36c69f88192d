using ClientPortal.TelegramEmulator.Acting;
using ClientPortal.TelegramEmulator.BotApi;
using ClientPortal.TelegramEmulator.BotApi.Methods;
using ClientPortal.TelegramEmulator.Calls;
using ClientPortal.TelegramEmulator.Chats;
using ClientPortal.TelegramEmulator.Control;
using ClientPortal.TelegramEmulator.Faults;
using ClientPortal.TelegramEmulator.Files;
using ClientPortal.TelegramEmulator.Limits;
using ClientPortal.TelegramEmulator.Pages;
using ClientPortal.TelegramEmulator.Storage;
using ClientPortal.TelegramEmulator.Updates;
using ClientPortal.TelegramEmulator.Webhooks;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ClientPortal.TelegramEmulator.Hosting;

internal static class EmulatorServices
{
    public static void AddEmulator(this IServiceCollection services)
    {
        services.AddOptions<EmulatorOptions>().BindConfiguration(EmulatorOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<EmulatorOptions>, EmulatorOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);

        services.AddSingleton<World>();
        services.AddSingleton<MessageWriter>();
        services.AddSingleton<DataFolder>();
        services.AddSingleton<FileStore>();
        services.AddSingleton<JournalHost>();
        services.AddHostedService(provider => provider.GetRequiredService<JournalHost>());

        services.AddSingleton<BotTokens>();
        services.AddSingleton<BotMethods>();
        services.AddSingleton<BotApiHandler>();
        services.AddSingleton<BotSender>();
        services.AddSingleton<ChatAccess>();
        services.AddSingleton<LongPolls>();
        services.AddSingleton<CallLog>();
        services.AddSingleton<FaultTable>();
        services.AddSingleton(provider => new RateLimiter(
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<IOptions<EmulatorOptions>>().Value.Limits));
        services.AddSingleton(provider => new LatencySetting(
            TimeSpan.FromMilliseconds(provider.GetRequiredService<IOptions<EmulatorOptions>>().Value.LatencyMilliseconds)));
        services.AddMethods();

        services.AddSingleton<WebhookClient>();
        services.AddSingleton<WebhookReplies>();
        services.AddHostedService<WebhookDispatcher>();

        services.AddSingleton<Lookup>();
        services.AddSingleton<Accounts>();
        services.AddSingleton<Conversations>();
        services.AddSingleton<Buttons>();
        services.AddSingleton<Groups>();
        services.AddSingleton<Uploads>();
        services.AddSingleton<Histories>();

        services.AddSingleton<ChatPages>();
        services.AddRazorComponents();
        // Long polls and hanging calls would hold a stop up for their whole time.
        services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(2));

        // Also where the developers' exception page would show them.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);
        services.AddProblemDetails();
        services.AddOpenApi();
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, ControlJson.Default);
            options.SerializerOptions.Converters.Add(new BotMessageConverter());
        });
    }

    private static void AddMethods(this IServiceCollection services)
    {
        services.AddSingleton<IBotMethod, GetMe>();
        services.AddSingleton<IBotMethod, SendMessage>();
        services.AddSingleton<IBotMethod, SendFile>();
        services.AddSingleton<IBotMethod, SendChatAction>();
        services.AddSingleton<IBotMethod, EditMessage>();
        services.AddSingleton<IBotMethod, DeleteMessage>();
        services.AddSingleton<IBotMethod, AnswerCallbackQuery>();
        services.AddSingleton<IBotMethod, SetMessageReaction>();
        services.AddSingleton<IBotMethod, BotCommands>();
        services.AddSingleton<IBotMethod, GetChat>();
        services.AddSingleton<IBotMethod, LeaveChat>();
        services.AddSingleton<IBotMethod, GetFile>();
        services.AddSingleton<IBotMethod, GetUpdates>();
        services.AddSingleton<IBotMethod, SetWebhook>();
        services.AddSingleton<IBotMethod, GetWebhookInfo>();
        services.AddSingleton<IBotMethod, CloseOrLogOut>();
    }
}
