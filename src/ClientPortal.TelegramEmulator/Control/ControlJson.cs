using System.Text.Json;
using System.Text.Json.Serialization;
using ClientPortal.TelegramEmulator.Calls;
using ClientPortal.TelegramEmulator.Chats;
using ClientPortal.TelegramEmulator.Faults;
using ClientPortal.TelegramEmulator.Limits;
using Microsoft.AspNetCore.Mvc;

namespace ClientPortal.TelegramEmulator.Control;

/// <summary>The control API's JSON: camelCase.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = [typeof(BotMessageConverter)])]
[JsonSerializable(typeof(CreateUserRequest))]
[JsonSerializable(typeof(StartRequest))]
[JsonSerializable(typeof(SendTextRequest))]
[JsonSerializable(typeof(EditTextRequest))]
[JsonSerializable(typeof(PressRequest))]
[JsonSerializable(typeof(ForwardRequest))]
[JsonSerializable(typeof(ReactRequest))]
[JsonSerializable(typeof(CreateGroupRequest))]
[JsonSerializable(typeof(MemberRequest))]
[JsonSerializable(typeof(IReadOnlyList<BotView>))]
[JsonSerializable(typeof(UserView))]
[JsonSerializable(typeof(IReadOnlyList<UserView>))]
[JsonSerializable(typeof(ChatView))]
[JsonSerializable(typeof(IReadOnlyList<ChatView>))]
[JsonSerializable(typeof(SentMessage))]
[JsonSerializable(typeof(SentMessages))]
[JsonSerializable(typeof(PressedButton))]
[JsonSerializable(typeof(History))]
[JsonSerializable(typeof(CallbackRecord))]
[JsonSerializable(typeof(IReadOnlyList<CallEntry>))]
[JsonSerializable(typeof(IReadOnlyList<CallCount>))]
[JsonSerializable(typeof(FaultRequest))]
[JsonSerializable(typeof(FaultInfo))]
[JsonSerializable(typeof(IReadOnlyList<FaultInfo>))]
[JsonSerializable(typeof(LimitOptions))]
[JsonSerializable(typeof(LatencyView))]
[JsonSerializable(typeof(ProblemDetails))]
[JsonSerializable(typeof(HttpValidationProblemDetails))]
internal sealed partial class ControlJson : JsonSerializerContext;

/// <summary>Time added to every Bot API answer.</summary>
public sealed record LatencyView(int Milliseconds);
