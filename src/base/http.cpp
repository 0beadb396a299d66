#include "base/http.h"

namespace bleepay {

std::string_view to_string(Method method) {
  switch (method) {
    case Method::Get:
      return "GET";
    case Method::Post:
      return "POST";
  }
  return "";
}

std::string_view to_string(Delivery delivery) {
  switch (delivery) {
    case Delivery::Answered:
      return "answered";
    case Delivery::Unreachable:
      return "unreachable";
    case Delivery::TimedOut:
      return "timed_out";
    case Delivery::TooLarge:
      return "too_large";
    case Delivery::Redirected:
      return "redirected";
    case Delivery::Aborted:
      return "aborted";
  }
  return "";
}

}  // namespace bleepay
