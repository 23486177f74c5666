"""Language models: their verdicts, and why one could not be asked."""
# ruff: noqa: E501

from careerflow.wording.marking import QT_TRANSLATE_NOOP, translate

# fmt: off
LLM: dict[str, str] = {
    "llm.no_key": QT_TRANSLATE_NOOP("Wording", "The language model needs a key. Enter one in the settings."),
    "llm.malformed_key": QT_TRANSLATE_NOOP("Wording", "This is not a key: keys have letters, digits and signs only, in one line. Copy it again from the provider's page."),
    "llm.bad_key": QT_TRANSLATE_NOOP("Wording", "{host} does not accept the key. Check it, or enter another one in the settings."),
    "llm.forbidden": QT_TRANSLATE_NOOP("Wording", "{host} does not let this key use the model. Allow it on the provider's page, or choose another model or key in the settings."),
    "llm.region": QT_TRANSLATE_NOOP("Wording", "{host} does not serve the country you are in. Choose another provider in the settings, or a model on your own computer."),
    "llm.quota": QT_TRANSLATE_NOOP("Wording", "The quota of this key at {host} is used up. Wait until it is renewed, raise it on the provider's page, or use another model."),
    "llm.rate_limited": QT_TRANSLATE_NOOP("Wording", "{host} was asked too often, and still refused after several tries. Try again in a minute."),
    "llm.wait": QT_TRANSLATE_NOOP("Wording", "{host} asks to wait {seconds} seconds before it is asked again. Try again after that."),
    "llm.busy": QT_TRANSLATE_NOOP("Wording", "{host} is overloaded or out of order, and did not answer after several tries. Try again later, or choose another model in the settings."),
    "llm.no_model": QT_TRANSLATE_NOOP("Wording", "{host} has no model named “{model}”. Choose one of its list in the settings."),
    "llm.no_models": QT_TRANSLATE_NOOP("Wording", "{host} offers no model that writes text. Load one there, or name it in the settings."),
    "llm.wrong_address": QT_TRANSLATE_NOOP("Wording", "{host} answers, but there is no language model at this address. Check the address in the settings."),
    "llm.bad_address": QT_TRANSLATE_NOOP("Wording", "This is not an address of a language model. Enter one such as http://localhost:11434/v1 in the settings."),
    "llm.insecure_address": QT_TRANSLATE_NOOP("Wording", "Your CV or key would travel to {host} unencrypted, so nothing was sent. Enter an address that begins with https:// in the settings."),
    "llm.bad_request": QT_TRANSLATE_NOOP("Wording", "{host} did not accept the request. Choose another model in the settings; not every one can answer in the form that is needed here."),
    "llm.too_long": QT_TRANSLATE_NOOP("Wording", "The CV and the job advert are too long for this model. Choose a model that takes more text, or give it a larger context in its own settings."),
    "llm.cut_short": QT_TRANSLATE_NOOP("Wording", "The answer of the language model was cut short at its limit of length. Try again, or choose another model in the settings."),
    "llm.blocked": QT_TRANSLATE_NOOP("Wording", "The language model broke off its answer for reasons of safety. Try again, or choose another model in the settings."),
    "llm.prompt_blocked": QT_TRANSLATE_NOOP("Wording", "The provider refused to answer because of what the CV or the job advert says. Choose another model in the settings, or keep the local report."),
    "llm.recitation": QT_TRANSLATE_NOOP("Wording", "The language model broke off its answer because it repeated a published text. Try again, or choose another model in the settings."),
    "llm.empty": QT_TRANSLATE_NOOP("Wording", "The language model gave an empty answer. Try again, or choose another model in the settings."),
    "llm.bad_answer": QT_TRANSLATE_NOOP("Wording", "The answer of the language model is not in the form that was asked for, so it is not used. Try again, or choose a more capable model in the settings."),
    "llm.not_the_model": QT_TRANSLATE_NOOP("Wording", "A web page came in place of the answer of {host}. If this network wants a login, open a browser and log in; else check the address in the settings."),
    "llm.not_trusted": QT_TRANSLATE_NOOP("Wording", "The certificate of {host} is not valid, so nothing was sent. Try again in another network, or ask the one who runs this network or server."),
    "llm.no_secure_connection": QT_TRANSLATE_NOOP("Wording", "No secure connection to {host} could be made. Check the address in the settings: a server on your own computer usually has one that begins with http://."),
    "llm.no_network": QT_TRANSLATE_NOOP("Wording", "{host} could not be reached. Check the connection to the internet and the address in the settings, and try again."),
    "llm.nobody_there": QT_TRANSLATE_NOOP("Wording", "No program answers at {host}. Start the server of the language model there, or check the address in the settings."),
    "llm.proxy": QT_TRANSLATE_NOOP("Wording", "The proxy of this network did not let the connection to {host} through. Check the proxy settings of this computer, or ask the one who runs the network."),
    "llm.slow": QT_TRANSLATE_NOOP("Wording", "{host} did not answer in time. Try again, or choose a faster model in the settings."),
    "llm.connected": QT_TRANSLATE_NOOP("Wording", "The model answered: the connection works."),
    "llm.listed": translate("Wording", "The provider lists %n model(s).", "", 0),
    "llm.answers_deleted": translate("Wording", "%n stored answer(s) deleted.", "", 0),
    "llm.broken_off": QT_TRANSLATE_NOOP("Wording", "The connection to {host} broke off before the answer was complete. Check the connection and try again."),
}

MODEL: dict[str, str] = {
    "llm.unanswered": QT_TRANSLATE_NOOP("Wording", "Not answered: it was cancelled, or the program ended, before the answer had come."),
    "llm.not_logged": QT_TRANSLATE_NOOP("Wording", "Nothing was sent: the log of what is sent could not be written. Free some space, or check the data folder in the settings."),
    "model.not_judged": QT_TRANSLATE_NOOP(
        "Wording",
        "The language model did not answer for this requirement. Ask again for it alone.",
    ),
    "model.silent": QT_TRANSLATE_NOOP(
        "Wording",
        "The language model gives no reason in words that can be shown.",
    ),
    "model.unverified": QT_TRANSLATE_NOOP(
        "Wording",
        "The words that the language model quotes are not among the CV's own, so its verdict earns nothing.",
    ),
    "model.disputed.elsewhere": QT_TRANSLATE_NOOP(
        "Wording",
        "What the language model quotes from the CV is about something else, so its verdict earns nothing.",
    ),
}
# fmt: on
